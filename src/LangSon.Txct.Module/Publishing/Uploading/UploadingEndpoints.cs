using System.Globalization;
using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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

    /// <param name="since">Unix milliseconds: what was taken since then is shown.</param>
    private static async Task<RazorComponentResult<UploadPage>> Show(long? since, PaperUploads uploads, IOptions<ContentOptions> content, TimeProvider time, CancellationToken cancel)
    {
        var from = since is > 0 and < 253_402_300_799_999 ? DateTimeOffset.FromUnixTimeMilliseconds(since.Value) : (DateTimeOffset?)null;
        return Page(from is { } moment ? await uploads.SinceAsync(moment, cancel) : [], [], from is not null, content.Value, time, StatusCodes.Status200OK);
    }

    private static async Task<Results<SeeOther, RazorComponentResult<UploadPage>>> Take(
        HttpContext context, PaperUploads uploads, ModulePaths paths, IOptions<ContentOptions> content, TimeProvider time, CancellationToken cancel)
    {
        Unlimit(context, content.Value);
        var began = time.GetUtcNow();
        var form = await FiledForm.OfAsync(context.Request, cancel);
        UnfitFile? fault = form switch
        {
            null or { IsTooLarge: true } => new UnfitFile("Các tệp", "Gửi cùng lúc quá lớn, hoặc đường truyền bị ngắt. Xin gửi ít tệp hơn mỗi lần."),
            { Files.Count: 0 } => new UnfitFile("Chưa có tệp", "Xin chọn hoặc kéo thả ít nhất một tệp."),
            { Files.Count: > PaperUploads.MostFiles } => new UnfitFile("Các tệp", $"Mỗi lần nhận nhiều nhất {PaperUploads.MostFiles} tệp. Xin gửi thêm ở lần khác."),
            _ => null,
        };
        if (fault is not null)
        {
            return Page([], [fault], false, content.Value, time, StatusCodes.Status422UnprocessableEntity);
        }

        var unfit = await uploads.PutAsync(form!.Files, cancel);
        return unfit.Count == 0
            ? new SeeOther(paths.To(context, string.Create(CultureInfo.InvariantCulture, $"office/upload?since={began.ToUnixTimeMilliseconds()}")))
            : Page(await uploads.SinceAsync(began, cancel), unfit, true, content.Value, time, StatusCodes.Status422UnprocessableEntity);
    }

    private static RazorComponentResult<UploadPage> Page(IReadOnlyList<RegisteredFile> taken, IReadOnlyList<UnfitFile> unfit, bool isAfter, ContentOptions content, TimeProvider time, int status) => new(new
    {
        Taken = (IReadOnlyList<TakenFile>)[.. taken.Select(TakenFile.Of)], Unfit = unfit, IsAfter = isAfter, MostBytes = content.MaxFileBytes, Today = time.Today(),
    })
    {
        StatusCode = status,
    };

    /// <summary>The module's own limit for each file counts, not that of the server for any request.</summary>
    private static void Unlimit(HttpContext context, ContentOptions content)
    {
        var most = content.MaxFileBytes * PaperUploads.MostFiles;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { MultipartBodyLengthLimit = most }));
    }
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
