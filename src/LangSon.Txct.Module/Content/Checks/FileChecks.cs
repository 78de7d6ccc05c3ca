using LangSon.Txct.Content.Reading;

namespace LangSon.Txct.Content.Checks;

/// <summary>What stands between a file and its publication: each check a small function, all findings told at once.</summary>
internal sealed class FileChecks
{
    private delegate Finding? PaperCheck(ReadPaper paper);

    // The order is the order in which a person reads the findings.
    private static readonly PaperCheck[] OfPublication =
        [HasNoSecretMark, HasSoundSignature, IsNoDraft, IsNotWithdrawn, HasType, HasNumber, HasDate, HasSigner];

    // A group's paper may lack a number, and its form is the group's own.
    private static readonly PaperCheck[] OfIncoming = [HasNoSecretMark];

    /// <summary>What may be wrong with a file that is taken from a group all the same: a person looks at it.</summary>
    private static readonly string[] Forgiven = ["corrupt", "unreadable", "unsupported-type", "type-mismatch", "encrypted"];

    /// <summary>All findings about a paper that is to be published, the gravest first; none if it may go out.</summary>
    public IReadOnlyList<Finding> ForPublication(Reading.Reading reading) => Ordered(
        [FileNames.Check(reading.FileName), .. reading.Findings, .. Run(reading, HasText(reading) ? OfPublication : OfIncoming)]);

    /// <summary>All findings about a paper that comes in from a group. One that cannot be read is taken all the same, one that is dangerous is not.</summary>
    public IReadOnlyList<Finding> ForIncoming(Reading.Reading reading) => Ordered(
        [.. reading.Findings.Where(finding => finding.Verdict == Verdict.Refused && !Forgiven.Contains(finding.Code)), .. Run(reading, OfIncoming)]);

    private static IReadOnlyList<Finding> Ordered(IEnumerable<Finding?> findings) =>
        [.. findings.OfType<Finding>().DistinctBy(finding => finding.Code).OrderByDescending(finding => finding.Verdict).ThenBy(finding => finding.Code != "secret-mark")];

    private static IEnumerable<Finding?> Run(Reading.Reading reading, PaperCheck[] checks) =>
        reading is Reading.Reading.Read { Paper: var paper } ? checks.Select(check => check(paper)) : [];

    /// <summary>Where there is no text, its lacks say nothing.</summary>
    private static bool HasText(Reading.Reading reading) => !reading.Findings.Any(finding => finding.Code is "no-text-layer" or "encrypted");

    /// <summary>Law on Protection of State Secrets 29/2018/QH14, art. 8.</summary>
    private static Finding? HasNoSecretMark(ReadPaper paper) =>
        SecretMarks.InText(paper.Lines) || paper.Asides.Any(SecretMarks.InAside) ? Finding.Of("secret-mark") : null;

    private static Finding? HasSoundSignature(ReadPaper paper) => paper.Signature is { Holds: false } ? Finding.Of("signature-invalid") : null;

    private static Finding? IsNoDraft(ReadPaper paper) => paper.IsDraft ? Finding.Of("draft") : null;

    private static Finding? IsNotWithdrawn(ReadPaper paper) => paper.IsWithdrawn ? Finding.Of("withdrawn") : null;

    private static Finding? HasType(ReadPaper paper) => paper.Type is null || string.IsNullOrWhiteSpace(paper.Subject) ? Finding.Of("needs-review") : null;

    private static Finding? HasNumber(ReadPaper paper) => paper.Number is null && !IsExcused(paper) ? Finding.Of("no-number") : null;

    private static Finding? HasDate(ReadPaper paper) => paper.IssuedOn is null && !IsExcused(paper) ? Finding.Of("no-date") : null;

    private static Finding? HasSigner(ReadPaper paper) => paper.Signer is null && !IsExcused(paper) ? Finding.Of("no-signer") : null;

    /// <summary>Forms and annexes need no number, date or signer of their own.</summary>
    private static bool IsExcused(ReadPaper paper) => paper.IsForm || paper.IsAnnex;
}
