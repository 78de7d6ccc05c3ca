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
/// <param name="Papers">At least the versions of the same document, those that bear its number, and those that withdraw it.</param>
/// <param name="Shown">What the central system shows, of the same document at least.</param>
internal sealed record Known(IReadOnlyList<KnownFile> Files, IReadOnlyList<Paper> Papers, IReadOnlyList<CentralDocument> Shown);

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

    /// <summary>Which document a file would be, and the number that it bears, if any; null if nothing was read of it.</summary>
    public (string Id, string? Number)? IdentityOf(Candidate candidate) =>
        candidate.Reading is Reading.Read { Paper: var facts } ? (IdOf(facts, candidate.Bytes.Sha256), facts.FullNumber) : null;

    private Paper ToPaper(Candidate candidate, ReadPaper facts, List<Finding> findings, Known known)
    {
        var assignment = RoundsOf(facts, candidate.Folder);
        if (assignment is null && findings.Count == 0)
        {
            findings.Add(Finding.Of("round-unknown"));
        }

        var metadata = new DocumentMetadata(
            TypeOf(facts), facts.Number, facts.Notation, facts.IssuedOn, facts.Issuer, facts.Subject ?? "", facts.Signer,
            assignment?.SessionId, assignment?.Rounds ?? [], ["delegates"], RelationsOf(facts));
        var part = new Part(candidate.Name, facts.MediaType, candidate.Bytes.Size, candidate.Bytes.Sha256);
        return facts.IsAnnex ? ToAnnex(facts, metadata, part, known) : ToMain(facts, metadata, part, findings, known);
    }

    private Paper ToMain(ReadPaper facts, DocumentMetadata metadata, Part part, List<Finding> findings, Known known)
    {
        var id = IdOf(facts, part.Sha256);
        var latest = LatestOf(id, known);
        var shown = known.Shown.FirstOrDefault(document => document.DocumentId == id);
        if (shown is { Withdrawn: null } && (latest?.Number ?? 0) < shown.Number && shown.Parts.Any(there => there.Sha256 == part.Sha256))
        {
            // It was published before, and this module has forgotten it.
            return new Paper(id, shown.Number, shown.Metadata, shown.Parts, PaperStage.Published);
        }

        if (WithdrawnBy(id, metadata, latest, shown, known) is { } reason)
        {
            findings.Add(new Finding(Verdict.Held, "withdrawn", $"Văn bản này đã bị thu hồi. {reason} Xin kiểm tra lại trước khi đăng."));
        }
        else if ((latest?.Stage is not (null or PaperStage.Incomplete) || shown is not null)
            && !metadata.CorrectsItself() && findings.All(finding => finding.Code != "duplicate-content"))
        {
            findings.Add(Finding.Of("number-conflict", metadata.FullNumber(), (latest?.Metadata ?? shown!.Metadata).Subject));
        }

        return PaperVersions.Main(id, metadata, part, latest, shown?.Number ?? 0);
    }

    /// <summary>An annex bears its parent's number, and belongs to it. Where the paper does not say enough, it stands by itself.</summary>
    private Paper ToAnnex(ReadPaper facts, DocumentMetadata metadata, Part part, Known known)
    {
        var parent = known.Papers.Where(paper => paper.Metadata.FullNumber() == facts.FullNumber && paper.Stage != PaperStage.Withdrawn && paper.Metadata.IssuedOn?.Year == (facts.IssuedOn ?? paper.Metadata.IssuedOn)?.Year)
            .MaxBy(paper => paper.Number);
        if (parent is null && (facts.Number is null || facts.Issuer is null || facts.IssuedOn is null))
        {
            return PaperVersions.Main(DocumentIdentity.Of(tenant, metadata.Type, null, null, null, null, part.Sha256), metadata, part, null, 0);
        }

        return PaperVersions.Annex(parent?.DocumentId ?? IdOf(facts, part.Sha256), metadata, part, parent);
    }

    private string IdOf(ReadPaper facts, string sha256) =>
        DocumentIdentity.Of(tenant, TypeOf(facts), facts.Issuer, facts.Number, facts.Notation, facts.IssuedOn, sha256);

    private static string TypeOf(ReadPaper facts) => facts.Type ?? "Other";

    private static Paper? LatestOf(string id, Known known) => known.Papers.Where(paper => paper.DocumentId == id).MaxBy(paper => paper.Number);

    /// <summary>Why the document may be read no more, in a sentence; null if nothing says so.</summary>
    private static string? WithdrawnBy(string id, DocumentMetadata metadata, Paper? latest, CentralDocument? shown, Known known)
    {
        var order = known.Papers.FirstOrDefault(paper => paper.DocumentId != id && metadata.FullNumber() is { } number
            && paper.Withdraws() == number && !(metadata.IssuedOn > paper.Metadata.IssuedOn));
        return order is not null ? $"Xem văn bản số {order.Metadata.FullNumber()}."
            : shown?.Withdrawn?.Reason ?? (latest?.Stage == PaperStage.Withdrawn ? "" : null);
    }

    /// <summary>What says that it replaces a document of its own number corrects it.</summary>
    private static Relations RelationsOf(ReadPaper facts) => new(
        facts.Relations.Replaces, facts.Corrects is { } corrected && corrected == facts.FullNumber ? corrected : facts.Relations.Corrects,
        facts.Relations.Withdraws, facts.Relations.Amends, facts.Relations.AnnexOf);

    private static IEnumerable<Finding> Duplicate(Candidate candidate, Known known) =>
        known.Files.Where(row => row.Sha256 == candidate.Bytes.Sha256 && row.Path != candidate.Path && !row.IsRefused).Take(1)
            .Select(row => Finding.Of("duplicate-content", row.Path));

    private IEnumerable<Finding> Unsigned(Reading reading) =>
        unsignedFiles == UnsignedFiles.Confirm && reading is not Reading.Read { Paper.Signature: { Holds: true } } ? [Finding.Of("unsigned")] : [];
}
