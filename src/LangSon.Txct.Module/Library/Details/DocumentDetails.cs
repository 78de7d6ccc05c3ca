using System.Security.Claims;
using LangSon.Txct.Central;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Library.Openings;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing;

namespace LangSon.Txct.Library.Details;

/// <summary>All that is known of one document, for one person.</summary>
/// <param name="ShownAt">When this version became visible.</param>
/// <param name="Rounds">Titles of the rounds that it serves.</param>
/// <param name="Earlier">What it replaced, the latest first; only what this module itself has published.</param>
/// <param name="Opened">When this person first opened this version, and how often; null if never.</param>
public sealed record DocumentDetails(
    LibraryDocument Document, string? Signer, DateTimeOffset ShownAt, IReadOnlyList<string> Rounds, IReadOnlyList<EarlierVersion> Earlier, OwnOpening? Opened)
{
    /// <summary>Where a file is read as a light page; null if it is no Word file.</summary>
    public static string? TextPathOf(LibraryFile file) => file.Kind == FileKind.Docx.Name ? $"{file.Path}/text" : null;
}

/// <param name="Sha256">Of the document itself.</param>
public sealed record EarlierVersion(int Number, string Subject, int Files, string Sha256);

/// <param name="Times">At least 1.</param>
public sealed record OwnOpening(DateTimeOffset First, DateTimeOffset Last, int Times);

internal sealed class DetailsReader(IPapers papers, IOpenings openings, Rounds rounds)
{
    public async Task<DocumentDetails> ReadAsync(CentralDocument document, ClaimsPrincipal person, CancellationToken cancel)
    {
        var plan = rounds.Plan;
        var own = await papers.VersionsAsync(document.DocumentId, cancel);
        var opened = (await openings.OfAsync(document.DocumentId, cancel)).FirstOrDefault(opening => opening.Reader.Person == person.Id() && opening.Number == document.Number);
        return new DocumentDetails(
            LibraryRows.Of(document, plan), document.Metadata.Signer, document.ModifiedAt,
            [.. plan.Rounds.Where(round => document.Metadata.Rounds.Contains(round.Id)).Select(round => round.Title)],
            [.. own.Where(version => version.Number < document.Number && version.Stage == PaperStage.Published && version.Parts.Count > 0).OrderByDescending(version => version.Number)
                .Select(version => new EarlierVersion(version.Number, version.Metadata.Subject, version.Parts.Count, version.Parts[0].Sha256))],
            opened is null ? null : new OwnOpening(opened.FirstAt, opened.LastAt, opened.Times));
    }
}
