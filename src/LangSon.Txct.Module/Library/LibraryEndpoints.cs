using System.Security.Claims;
using LangSon.Txct.Central;
using LangSon.Txct.Library.Bundles;
using LangSon.Txct.Library.Details;
using LangSon.Txct.Library.Open;
using LangSon.Txct.Library.Openings;
using LangSon.Txct.Library.Search;
using LangSon.Txct.Pages;
using LangSon.Txct.Publishing.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Library;

internal static class LibraryEndpoints
{
    private static readonly string[] GetAndHead = ["GET", "HEAD"];

    public static void MapLibrary(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("").RequireReader();
        pages.MapGet("", List);
        pages.MapGet("device", () => new RazorComponentResult<DevicePage>());
        pages.MapMethods("documents/{id}/{n:int}/{name}", GetAndHead, Open);
        module.MapPages("office/preview").RequireOffice().MapGet("", Preview);
        module.MapGet("api/library/round", Round).RequireReader();
        module.MapBundles();
        module.MapDetails();
        module.MapSearch();
        module.MapOpen();
    }

    /// <summary>The current round's documents, and behind them those of the other rounds.</summary>
    /// <remarks>Always with a slash at its end: only so is it within what the browser keeps.</remarks>
    private static async Task<Results<RazorComponentResult<DocumentListPage>, RedirectHttpResult>> List(HttpContext context, LibraryReader library, ModulePaths paths, CancellationToken cancel) =>
        context.Request.Path.Value!.EndsWith('/')
            ? new RazorComponentResult<DocumentListPage>(new { View = await library.ReadAsync(context.User, isVisit: true, cancel) })
            : TypedResults.Redirect(paths.To(context, ""));

    /// <summary>"Đại biểu sẽ thấy": what the list of a round will be, before anything goes out.</summary>
    private static async Task<Results<RazorComponentResult<DocumentListPage>, RazorComponentResult<MessagePage>>> Preview(string? round, LibraryReader library, CancellationToken cancel) =>
        round is not null && await library.PreviewAsync(round, cancel) is { } view
            ? new RazorComponentResult<DocumentListPage>(new { View = view, IsPreview = true })
            : Message.Page(StatusCodes.Status404NotFound, "TXCT-PUB-004", "Không có đợt này", "Xin chọn một đợt ở danh mục tài liệu.", ("office/required", "Về danh mục tài liệu"));

    private static async Task<Ok<LibraryView>> Round(ClaimsPrincipal person, LibraryReader library, CancellationToken cancel) =>
        TypedResults.Ok(await library.ReadAsync(person, isVisit: false, cancel));

    /// <summary>A document's bytes: only of the version that is visible, only to whom it is for, only with the digest that is shown.</summary>
    private static async Task<Results<FileStreamHttpResult, RazorComponentResult<MessagePage>>> Open(
        string id, int n, string name, string? save, HttpContext context, ICatalogue catalogue, VisibleBytes visible, IOpenings openings, IOptions<LibraryOptions> options, TimeProvider time, CancellationToken cancel)
    {
        var document = await catalogue.FindAsync(id, cancel);
        if (DocumentMessages.Refusal(document, context.User) is { } refusal)
        {
            return refusal;
        }

        if (document!.Number != n || document.Parts.FirstOrDefault(candidate => candidate.Name == name) is not { } part)
        {
            return n < document.Number ? DocumentMessages.Replaced() : DocumentMessages.NotShown();
        }

        switch (await visible.OpenAsync(document, part, cancel))
        {
            case OpenedBytes.Ready ready:
                if (context.Request.IsOpening())
                {
                    await openings.RecordAsync([new OpenedVersion(id, n)], Reader.Of(context.User, options.Value), time.GetUtcNow(), cancel);
                }

                return Answer(context, ready, part, save is not null);
            case OpenedBytes.Withdrawn gone:
                return DocumentMessages.Withdrawn(gone.Reason, null);
            case OpenedBytes.TryLater:
                return DocumentMessages.TryLater(context.Response);
            default:
                return DocumentMessages.Nowhere();
        }
    }

    /// <param name="isToSave">The person wants the file itself, not a look at it.</param>
    private static FileStreamHttpResult Answer(HttpContext context, OpenedBytes.Ready ready, Part part, bool isToSave)
    {
        // The page's policy would keep some browsers from showing a PDF; what is no PDF is never shown.
        context.Response.Headers.Remove("Content-Security-Policy");
        return FileAnswer.Of(context, ready.Bytes, part.MediaType, part.Name, part.Sha256, isToSave ? "attachment" : FileKinds.DispositionOf(part));
    }
}
