using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>What becomes of one file.</summary>
/// <param name="Read">For the person who completes it; null if it must not be remembered.</param>
/// <param name="Paper">The document; null unless accepted.</param>
internal sealed record Judged(FileOutcome Outcome, string MediaType, IReadOnlyList<Finding> Findings, DocumentMetadata? Read, Paper? Paper);

/// <summary>A file that came before.</summary>
internal sealed record KnownFile(string Path, string Sha256, bool IsRefused);

/// <summary>What is already there when a file is judged.</summary>
/// <param name="Files">Those of the same content at least.</param>
/// <param name="Papers">The versions that were accepted, of the same document at least.</param>
internal sealed record Known(IReadOnlyList<KnownFile> Files, IReadOnlyList<Paper> Papers);

/// <summary>A file to be judged.</summary>
/// <param name="Path">By which it is told from others.</param>
/// <param name="Folder">The folder in which it lay; null if it lay flat.</param>
internal sealed record Candidate(string Path, string Name, string? Folder, TransitFile Bytes, Reading Reading);

/// <summary>Weighs what the checks found with what is already there: duplicates, numbers, corrections, rounds. Knows no database.</summary>
internal sealed class PaperJudge(string tenant, UnsignedFiles unsignedFiles, YearPlan plan, IReadOnlyList<Session> sessions)
{
    public Judged Of(Candidate candidate, IReadOnlyList<Finding> checks, Known known)
    {
        var reading = candidate.Reading;
        if (checks.Any(finding => finding.Verdict == Verdict.Refused))
        {
            return new Judged(FileOutcome.Refused, reading.MediaType, checks, null, null);
        }

        List<Finding> findings = [.. checks, .. Duplicate(candidate, known), .. Unsigned(reading)];
        var paper = reading is Reading.Read { Paper: var facts } ? ToPaper(candidate, facts, findings, known) : null;
        return findings.Count == 0 && paper is not null
            ? new Judged(FileOutcome.Accepted, reading.MediaType, [], paper.Metadata, paper)
            : new Judged(FileOutcome.Held, reading.MediaType, findings, paper?.Metadata, null);
    }

    /// <summary>Session and rounds of a paper; null if none fits.</summary>
    public RoundAssignment? RoundsOf(ReadPaper facts, string? folder) => RoundAssignment.Find(facts, folder, new RoundCalendar(plan, sessions), sessions);

    /// <summary>Which document a file would be; null if nothing was read of it.</summary>
    public string? IdentityOf(Candidate candidate) => candidate.Reading is Reading.Read { Paper: var facts } ? IdentityOf(facts, candidate.Bytes.Sha256) : null;

    private Paper ToPaper(Candidate candidate, ReadPaper facts, List<Finding> findings, Known known)
    {
        var assignment = RoundsOf(facts, candidate.Folder);
        if (assignment is null && findings.Count == 0)
        {
            findings.Add(Finding.Of("round-unknown"));
        }

        var metadata = new DocumentMetadata(
            TypeOf(facts), facts.Number, facts.Notation, facts.IssuedOn, facts.Issuer, facts.Subject ?? "", facts.Signer,
            assignment?.SessionId, assignment?.Rounds ?? [], ["delegates"]);
        var id = IdentityOf(facts, candidate.Bytes.Sha256);
        var latest = known.Papers.Where(paper => paper.DocumentId == id).MaxBy(paper => paper.Number);
        var corrects = facts.Corrects is { } corrected && corrected == facts.FullNumber ? corrected : null;
        if (latest is not null && corrects is null && !findings.Any(finding => finding.Code == "duplicate-content"))
        {
            findings.Add(Finding.Of("number-conflict", facts.FullNumber, latest.Metadata.Subject));
        }

        return new Paper(
            id, (latest?.Number ?? 0) + 1, metadata with { Corrects = corrects },
            new Part(candidate.Name, facts.MediaType, candidate.Bytes.Size, candidate.Bytes.Sha256), PaperStage.Waiting);
    }

    /// <summary>An annex bears its parent's number and is another document all the same.</summary>
    private string IdentityOf(ReadPaper facts, string sha256) => facts.IsAnnex
        ? DocumentIdentity.Of(tenant, TypeOf(facts), facts.Issuer, null, null, facts.IssuedOn, sha256)
        : DocumentIdentity.Of(tenant, TypeOf(facts), facts.Issuer, facts.Number, facts.Notation, facts.IssuedOn, sha256);

    private static string TypeOf(ReadPaper facts) => facts.Type ?? "Other";

    private static IEnumerable<Finding> Duplicate(Candidate candidate, Known known) =>
        known.Files.Where(row => row.Sha256 == candidate.Bytes.Sha256 && row.Path != candidate.Path && !row.IsRefused).Take(1)
            .Select(row => Finding.Of("duplicate-content", row.Path));

    private IEnumerable<Finding> Unsigned(Reading reading) =>
        unsignedFiles == UnsignedFiles.Confirm && reading is not Reading.Read { Paper.Signature: { Holds: true } } ? [Finding.Of("unsigned")] : [];
}
