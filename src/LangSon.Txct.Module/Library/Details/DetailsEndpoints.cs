using LangSon.Txct.Central;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Library.Openings;
using LangSon.Txct.Pages;
using LangSon.Txct.Publishing.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Library.Details;

internal static class DetailsEndpoints
{
    public static void MapDetails(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("documents").RequireReader();
        pages.MapGet("{id}", Show);
        pages.MapGet("{id}/{n:int}/{name}/text", Read);
        module.MapPages("recorded").RequireReader().MapGet("", Recorded);
    }

    private static async Task<RazorComponentResult> Show(string id, HttpContext context, ICatalogue catalogue, DetailsReader details, TimeProvider time, CancellationToken cancel)
    {
        var document = await catalogue.FindAsync(id, cancel);
        return DocumentMessages.Refusal(document, context.User) is { } refusal
            ? refusal
            : new RazorComponentResult<DocumentPage>(new { Details = await details.ReadAsync(document!, context.User, cancel), Today = time.Today() });
    }

    /// <summary>A Word file as a light page: its words and tables. Reading it is opening it.</summary>
    private static async Task<RazorComponentResult> Read(
        string id, int n, string name, HttpContext context, ICatalogue catalogue, VisibleBytes visible, DetailsReader details, IOpenings openings, IOptions<LibraryOptions> options, TimeProvider time, CancellationToken cancel)
    {
        var document = await catalogue.FindAsync(id, cancel);
        if (DocumentMessages.Refusal(document, context.User) is { } refusal)
        {
            return refusal;
        }

        if (document!.Number != n || document.Parts.FirstOrDefault(part => part.Name == name && part.MediaType == FileKind.Docx.MediaType) is not { } part)
        {
            return n < document.Number ? DocumentMessages.Replaced() : DocumentMessages.NotShown();
        }

        if (await visible.OpenAsync(document, part, cancel) is not OpenedBytes.Ready { Bytes: var bytes })
        {
            return DocumentMessages.TryLater(context.Response);
        }

        await using (bytes)
        {
            var text = await WordText.OfAsync(bytes, cancel);
            await openings.RecordAsync([new OpenedVersion(id, n)], Reader.Of(context.User, options.Value), time.GetUtcNow(), cancel);
            var read = await details.ReadAsync(document, context.User, cancel);
            return new RazorComponentResult<ReadingPage>(new { read.Document, File = read.Document.Files.First(file => file.Name == name), Text = text });
        }
    }

    /// <summary>What is recorded of the person who asks: each is shown what the Office can count.</summary>
    private static async Task<RazorComponentResult<RecordedPage>> Recorded(HttpContext context, ICatalogue catalogue, IOpenings openings, IOptions<LibraryOptions> options, TimeProvider time, CancellationToken cancel)
    {
        var titles = (await catalogue.AllAsync(cancel)).ToDictionary(document => document.DocumentId, TitleOf);
        return new(new
        {
            Openings = (await openings.OfPersonAsync(context.User.Id(), cancel))
                .Select(opening => new RecordedOpening(titles.GetValueOrDefault(opening.DocumentId) ?? "Văn bản không còn trên phần mềm", opening.Number, opening.FirstAt, opening.LastAt, opening.Times)).ToList(),
            WithName = options.Value.KeepReaderNames,
            Today = time.Today(),
        });
    }

    private static string TitleOf(CentralDocument document) =>
        document.Withdrawn is null ? document.Metadata.Subject : $"{document.Metadata.FullNumber() ?? document.Metadata.Subject} (đã thu hồi)";
}

public sealed record RecordedOpening(string Title, int Version, DateTimeOffset First, DateTimeOffset Last, int Times);
