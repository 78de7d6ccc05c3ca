using LangSon.Txct.Library.Openings;
using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Library.Bundles;

internal static class BundleEndpoints
{
    private static readonly string[] GetAndHead = ["GET", "HEAD"];

    public static void MapBundles(this IEndpointRouteBuilder module) =>
        module.MapPages("rounds").RequireReader().MapMethods("{id}/documents.zip", GetAndHead, Download);

    /// <summary>All documents of a round that the person may see. Downloading them is opening each of them.</summary>
    private static async Task<Results<FileStreamHttpResult, RazorComponentResult<MessagePage>>> Download(
        string id, HttpContext context, LibraryReader library, BundleFolder folder, IOpenings openings, IOptions<LibraryOptions> options, TimeProvider time, CancellationToken cancel)
    {
        var view = await library.ReadAsync(context.User, isVisit: false, cancel);
        if (view.AllShelves().FirstOrDefault(shelf => shelf.Id == id) is not { IsEmpty: false } shelf)
        {
            return DocumentMessages.NotShown();
        }

        var bundle = Bundle.Of(shelf);
        if (await folder.OpenAsync(bundle, cancel) is not OpenedBytes.Ready { Bytes: var bytes })
        {
            return DocumentMessages.TryLater(context.Response);
        }

        if (context.Request.IsOpening())
        {
            await openings.RecordAsync([.. bundle.Entries.Select(entry => new OpenedVersion(entry.Document.Id, entry.Document.Version)).Distinct()], Reader.Of(context.User, options.Value), time.GetUtcNow(), cancel);
        }

        return FileAnswer.Of(context, bytes, "application/zip", bundle.FileName, bundle.Key, "attachment");
    }
}
