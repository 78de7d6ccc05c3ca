using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Publishing.Held;

internal static class HeldEndpoints
{
    public static void MapHeld(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("office/held").RequireOffice();
        pages.MapGet("", List);
        pages.MapGet("{id:long}", Show);

        // The browser itself says where the form came from; no token has to be kept.
        pages.MapPost("{id:long}", Release).DisableAntiforgery().RequireOwnRequest();
        pages.MapGet("{id:long}/file", Open);
    }

    /// <param name="released">The file that was just released, to say so.</param>
    private static async Task<RazorComponentResult<HeldListPage>> List(long? released, HeldPapers held, TimeProvider time, CancellationToken cancel) => new(new
    {
        Files = (IReadOnlyList<HeldRow>)[.. (await held.ListAsync(cancel)).Select(HeldRow.Of)],
        Released = released is { } id ? await held.FindReleasedAsync(id, cancel) : null,
        Today = time.Today(),
    });

    /// <param name="corrects">The document of which the file is another version, as a person says; null if nobody does.</param>
    private static async Task<Results<RazorComponentResult<HeldPage>, RazorComponentResult<MessagePage>>> Show(
        long id, string? corrects, HeldPapers held, ICatalogue catalogue, YearPlan plan, CancellationToken cancel)
    {
        if (await held.FindAsync(id, cancel) is not { } file)
        {
            return NoLongerHeld();
        }

        var read = HeldCompletion.From(file);
        var document = corrects is null ? null : await catalogue.FindAsync(corrects, cancel);
        return Form(HeldFormView.Of(file, HeldForm.Of(document is null ? read : read.Correcting(document.Metadata)), plan, []), StatusCodes.Status200OK);
    }

    /// <summary>Lets a held file go out as it was completed; or shows the form again, with what is wrong and all that was typed.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<HeldPage>, RazorComponentResult<MessagePage>>> Release(
        long id, [FromForm] HeldForm typed, HttpContext context, HeldPapers held, YearPlan plan, ModulePaths paths, CancellationToken cancel)
    {
        if (await held.FindAsync(id, cancel) is not { } file)
        {
            return NoLongerHeld();
        }

        var faults = await held.ReleaseAsync(file, typed.ToCompletion(), context.User.Id(), cancel);
        return faults.Count == 0
            ? new SeeOther(paths.To(context, $"office/held?released={id}"))
            : Form(HeldFormView.Of(file, typed, plan, faults), StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The held bytes, for the Office to look at: always saved, never shown within the module.</summary>
    private static async Task<Results<FileStreamHttpResult, RazorComponentResult<MessagePage>>> Open(
        long id, HttpContext context, HeldPapers held, IContentStore content, CancellationToken cancel) =>
        await held.FindAsync(id, cancel) is { } file && await content.VerifyAsync(file.Sha256, cancel) && content.Open(file.Sha256) is { } bytes
            ? FileAnswer.Of(context, bytes, file.MediaType, Path.GetFileName(file.Path), file.Sha256, "attachment")
            : NoLongerHeld();

    private static RazorComponentResult<HeldPage> Form(HeldFormView view, int status) => new(new { View = view }) { StatusCode = status };

    private static RazorComponentResult<MessagePage> NoLongerHeld() => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-PUB-001", "Tệp này không còn được giữ", "Có thể người khác đã xử lý. Xin xem lại danh sách.", ("office/held", "Về danh sách tệp đang giữ"));
}
