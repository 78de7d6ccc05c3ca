using LangSon.Txct.Publishing.Held;
using LangSon.Txct.Publishing.Required;
using LangSon.Txct.Publishing.Uploading;
using LangSon.Txct.Publishing.Published;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Publishing;

internal static class PublishingEndpoints
{
    public static void MapPublishing(this IEndpointRouteBuilder module)
    {
        var api = module.MapGroup("/api/publishing").RequireOffice();
        api.MapPost("/scan", Scan).RequireOwnRequest();
        api.MapGet("/files", Files);
        module.MapUploading();
        module.MapRequired();
        module.MapHeld();
        module.MapPublished();
    }

    /// <summary>Has the drop folder and the central system looked at now.</summary>
    private static Accepted Scan(PublishingLoop loop)
    {
        loop.Wake();
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>The register of the intake: the newest content of each path, and what became of it.</summary>
    private static async Task<Ok<IEnumerable<FileRow>>> Files(IPapers papers, CancellationToken cancel) => TypedResults.Ok(
        (await papers.FilesAsync(cancel)).GroupBy(file => file.Path).Select(contents => FileRow.Of(contents.Last())));
}

/// <param name="Outcome">published, sending, waiting (for its release, or as an annex for its document), withdrawn, noted (a packet without a document), held or refused.</param>
/// <param name="Code">Why it is held or refused, the first finding's code; else null.</param>
/// <param name="Message">The first finding, in words; else null.</param>
internal sealed record FileRow(string Path, string Sha256, string Outcome, string? Code, string? Message)
{
    public static FileRow Of(RegisteredFile file)
    {
        var finding = file.Outcome == FileOutcome.Accepted ? null : file.Findings.FirstOrDefault();
        return new FileRow(file.Path, file.Sha256, WordOf(file), finding?.Code, finding?.Message);
    }

    private static string WordOf(RegisteredFile file) => (file.Outcome, file.Stage) switch
    {
        (FileOutcome.Held, _) => "held",
        (FileOutcome.Refused, _) => "refused",
        (_, PaperStage.Incomplete or PaperStage.Waiting) => "waiting",
        (_, PaperStage.Sending or PaperStage.InSet) => "sending",
        (_, PaperStage.Withdrawn) => "withdrawn",
        (_, null) => "noted",
        _ => "published",
    };
}
