using System.Security.Claims;
using LangSon.Txct.Central;
using LangSon.Txct.Library.Openings;
using LangSon.Txct.Library.Search;
using LangSon.Txct.Pages;
using LangSon.Txct.Publishing.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Library;

internal static class LibraryEndpoints
{
    private static readonly string[] GetAndHead = ["GET", "HEAD"];

    public static void MapLibrary(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("").RequireReader();
        pages.MapGet("", List);
        pages.MapMethods("documents/{id}/{n:int}/{name}", GetAndHead, Open);
        module.MapGet("api/library/round", Round).RequireReader();
        module.MapSearch();
    }

    /// <summary>The current round's documents, and behind them those of the other rounds.</summary>
    private static async Task<RazorComponentResult<DocumentListPage>> List(ClaimsPrincipal person, LibraryReader library, CancellationToken cancel) =>
        new(new { View = await library.ReadAsync(person, cancel) });

    private static async Task<Ok<LibraryView>> Round(ClaimsPrincipal person, LibraryReader library, CancellationToken cancel) =>
        TypedResults.Ok(await library.ReadAsync(person, cancel));

    /// <summary>A document's bytes: only of the version that is visible, only to whom it is for, only with the digest that is shown.</summary>
    private static async Task<Results<FileStreamHttpResult, RazorComponentResult<MessagePage>>> Open(
        string id, int n, string name, HttpContext context, ICatalogue catalogue, VisibleBytes visible, IOpenings openings, TimeProvider time, CancellationToken cancel)
    {
        if (await catalogue.FindAsync(id, cancel) is not { } document)
        {
            return DocumentMessages.NotShown();
        }

        if (!document.Metadata.Includes(context.User))
        {
            return DocumentMessages.NotForThisPerson();
        }

        if (document.Withdrawn is { } withdrawn)
        {
            return DocumentMessages.Withdrawn(withdrawn.Reason, withdrawn.ReplacedBy);
        }

        if (document.Number != n || document.Parts.FirstOrDefault(candidate => candidate.Name == name) is not { } part)
        {
            return n < document.Number ? DocumentMessages.Replaced() : DocumentMessages.NotShown();
        }

        switch (await visible.OpenAsync(document, part, cancel))
        {
            case OpenedBytes.Ready ready:
                if (IsOpening(context.Request))
                {
                    await openings.RecordAsync(id, n, context.User.Id(), time.GetUtcNow(), cancel);
                }

                return Answer(context, ready, part);
            case OpenedBytes.Withdrawn gone:
                return DocumentMessages.Withdrawn(gone.Reason, null);
            case OpenedBytes.TryLater:
                return DocumentMessages.TryLater(context.Response);
            default:
                return DocumentMessages.Nowhere();
        }
    }

    /// <summary>Going on with an interrupted download is no second opening, and a question about the file is none at all.</summary>
    private static bool IsOpening(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && (request.GetTypedHeaders().Range is not { } range || range.Ranges.Any(part => part.From is 0));

    private static FileStreamHttpResult Answer(HttpContext context, OpenedBytes.Ready ready, Part part)
    {
        // The page's policy would keep some browsers from showing a PDF; what is no PDF is never shown.
        context.Response.Headers.Remove("Content-Security-Policy");
        return FileAnswer.Of(context, ready.Bytes, part.MediaType, part.Name, part.Sha256, FileKinds.DispositionOf(part));
    }
}
