using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Scans;

namespace LangSon.Txct.Content.Incoming;

/// <summary>A paper from outside, opened as far as it may be.</summary>
/// <param name="Findings">All that is said against it, the gravest first.</param>
/// <param name="Paper">Null where it cannot be read or must not be.</param>
/// <param name="Danger">Why it must not be taken at all; null if it may be, if only for a person to look at.</param>
/// <param name="Tables">Of the same file, in their order.</param>
/// <param name="IsScan">Its letters were recognised, and a person has to compare them with the sheet.</param>
internal sealed record IncomingPaper(IReadOnlyList<Finding> Findings, Finding? Danger, ReadPaper? Paper, IReadOnlyList<FileTable> Tables, bool IsScan);

/// <summary>A paper from outside as far as its text: enough to judge it and to know what it is.</summary>
/// <param name="Own">Without what was only recognised: a person says what a scan is.</param>
/// <param name="Findings">What is said against taking it, the gravest first.</param>
internal sealed record IncomingLook(Reading.Reading Reading, Reading.Reading Own, IReadOnlyList<Finding> Findings, bool IsScan);

/// <summary>Opens papers that come in: text, letters of a scan where there is no text, checks, tables.</summary>
internal sealed class IncomingPapers(IPaperReader reader, ScanReader scans, TableReader tables, FileChecks checks)
{
    /// <summary>Reads text and judges it. A mark on a scan is seen here too, where Tesseract is installed.</summary>
    /// <param name="name">Its extension is compared with the bytes.</param>
    public async Task<IncomingLook> LookAsync(TransitFile file, string name, CancellationToken cancel)
    {
        var own = await reader.ReadAsync(file, name, cancel);
        var scan = own.Findings.Any(finding => finding.Code == "no-text-layer") ? await ScanAsync(file, cancel) : null;
        var reading = scan is null ? own : new Reading.Reading.Read(name, scan, own.Findings);
        return new IncomingLook(reading, own, checks.ForIncoming(reading), scan is not null);
    }

    /// <param name="name">Its extension is compared with the bytes.</param>
    /// <exception cref="UnsafeContentException">Its tables could not be read within the limits.</exception>
    public async Task<IncomingPaper> OpenAsync(TransitFile file, string name, CancellationToken cancel)
    {
        var (reading, _, incoming, isScan) = await LookAsync(file, name, cancel);
        var danger = incoming.FirstOrDefault(finding => finding.Verdict == Verdict.Refused);
        List<Finding> findings = [.. incoming.Concat(reading.Findings).DistinctBy(finding => finding.Code)];
        return reading is Reading.Reading.Read { Paper: var paper } && !findings.Exists(finding => finding.Verdict == Verdict.Refused)
            ? new IncomingPaper(findings, danger, paper, await tables.ReadAsync(file, cancel) ?? [], isScan)
            : new IncomingPaper(findings, danger, null, [], isScan);
    }

    /// <returns>Null where nothing was recognised, or not within the limits: a person looks at the sheet then.</returns>
    private async Task<ReadPaper?> ScanAsync(TransitFile file, CancellationToken cancel)
    {
        try
        {
            return await scans.ReadAsync(file, cancel);
        }
        catch (UnsafeContentException)
        {
            return null;
        }
    }
}
