using System.Globalization;
using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Uploading;

internal static class UploadingEndpoints
{
    public static void MapUploading(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("office/upload").RequireOffice();
        pages.MapGet("", Show);
        pages.MapPost("", Take).DisableAntiforgery().RequireOwnRequest();
    }

    /// <param name="taken">Numbers of the register, separated by commas: what was sent a moment ago.</param>
    /// <param name="late">How many of those files are still being checked.</param>
    private static async Task<RazorComponentResult<UploadPage>> Show(string? taken, int? late, PaperUploads uploads, IOptions<ContentOptions> content, TimeProvider time, CancellationToken cancel) =>
        Page(await uploads.FindAsync(NumbersOf(taken), cancel), late ?? 0, [], content.Value, time, StatusCodes.Status200OK);

    private static async Task<Results<SeeOther, RazorComponentResult<UploadPage>>> Take(
        HttpContext context, PaperUploads uploads, ModulePaths paths, IOptions<ContentOptions> content, TimeProvider time, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel, content.Value.MaxFileBytes * PaperUploads.MostFiles);
        UnfitFile? fault = form switch
        {
            null or { IsTooLarge: true } => new UnfitFile("Các tệp", "Gửi cùng lúc quá lớn, hoặc đường truyền bị ngắt. Xin gửi ít tệp hơn mỗi lần."),
            { Files.Count: 0 } => new UnfitFile("Chưa có tệp", "Xin chọn hoặc kéo thả ít nhất một tệp."),
            { Files.Count: > PaperUploads.MostFiles } => new UnfitFile("Các tệp", $"Mỗi lần nhận nhiều nhất {PaperUploads.MostFiles} tệp. Xin gửi thêm ở lần khác."),
            _ => null,
        };
        if (fault is not null)
        {
            return Page([], 0, [fault], content.Value, time, StatusCodes.Status422UnprocessableEntity);
        }

        var put = await uploads.PutAsync(form!.Files, cancel);
        return put.Unfit.Count == 0
            ? new SeeOther(paths.To(context, string.Create(CultureInfo.InvariantCulture, $"office/upload?taken={string.Join(',', put.Taken.Select(file => file.Id))}&late={put.Late}")))
            : Page(put.Taken, put.Late, put.Unfit, content.Value, time, StatusCodes.Status422UnprocessableEntity);
    }

    private static HashSet<long> NumbersOf(string? taken) =>
        [.. (taken ?? "").Split(',').Select(number => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)];

    private static RazorComponentResult<UploadPage> Page(IReadOnlyList<RegisteredFile> taken, int late, IReadOnlyList<UnfitFile> unfit, ContentOptions content, TimeProvider time, int status) => new(new
    {
        Taken = (IReadOnlyList<TakenFile>)[.. taken.Select(TakenFile.Of)], Late = late, Unfit = unfit, MostBytes = content.MaxFileBytes, Today = time.Today(),
    })
    {
        StatusCode = status,
    };
}

/// <param name="Held">The id of the file where it waits for a person; else null.</param>
/// <param name="Message">Why it is held or refused, and what to do; null if it is accepted.</param>
public sealed record TakenFile(string Path, string State, string Tone, string? Title, string? Message, long? Held, DateTimeOffset At)
{
    internal static TakenFile Of(RegisteredFile file)
    {
        var row = FileRow.Of(file);
        var (state, tone) = row.Outcome switch
        {
            "published" => ("Đã đăng", "good"),
            "sending" => ("Đang đăng", "info"),
            "waiting" => ("Đã nhận, chờ đến lúc đăng", "info"),
            "held" => ("Cần người xem lại", "warn"),
            "withdrawn" => ("Đã thu hồi", ""),
            "noted" => ("Đã ghi nhận gói tin", "good"),
            _ => ("Không nhận", "bad"),
        };
        return new TakenFile(file.Path, state, tone, file.Read?.Subject is { Length: > 0 } subject ? subject : null, row.Message, row.Outcome == "held" ? file.Id : null, file.TakenAt);
    }
}
