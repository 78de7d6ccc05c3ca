namespace LangSon.Txct.ReferenceHost.Demo;

/// <summary>Compares what was offered with what the host has, file by file.</summary>
/// <param name="before">What the host had when the run began.</param>
/// <param name="after">What it has now.</param>
internal sealed class DemoLedger(HostContents before, HostContents after)
{
    /// <param name="papers">The documents in the drop folder.</param>
    /// <param name="register">What the module says of each, by path.</param>
    /// <param name="reports">The groups' papers.</param>
    /// <param name="inbox">What the module says of each, by its id in the group's system.</param>
    public DemoAccount Account(
        IReadOnlyList<OfferedFile> papers, IReadOnlyDictionary<string, Said> register, IReadOnlyList<OfferedFile> reports, IReadOnlyDictionary<string, Said> inbox)
    {
        List<FileOutcome> documents = [.. papers.Select(file => DocumentOutcome(file, register.GetValueOrDefault(file.Path)))];
        List<FileOutcome> collected = [.. reports.Select(file => ReportOutcome(file, inbox))];
        var published = PublishedNow(documents);
        var withdrawn = after.Withdrawn.Except(before.Withdrawn).Any() ? documents.Count(file => file.Outcome == "withdrawn") : 0;
        return new DemoAccount
        {
            DocumentsOffered = documents.Count,
            DocumentsPublished = published.Count + withdrawn,
            DocumentsHeld = documents.Count(file => file.Outcome is "held" or "waiting"),
            DocumentsWithdrawn = withdrawn,
            DocumentsRefused = documents.Count(file => file.Outcome == "refused"),
            DocumentsVerified = published.Count(file => IsAtHost(after.Documents, file.Sha256)) + withdrawn,
            DocumentsAtHost = after.Documents.Select(seen => seen.Id).Distinct().Count(),
            ReportsOffered = reports.Count,
            ReportsPulled = PulledNow("VoterContactReport") + PulledNow("GroupPlan"),
            MinutesPulled = PulledNow("Minutes"),
            Duplicates = Doubled(after.Documents, []) + Doubled(after.Reports, reports),
            Lost = documents.Concat(collected).Count(file => file.Outcome == "lost"),
            Files = [.. documents, .. collected],
        };
    }

    private List<FileOutcome> PublishedNow(IEnumerable<FileOutcome> documents) =>
        [.. documents.Where(file => file.Outcome == "published" && !IsAtHost(before.Documents, file.Sha256)).DistinctBy(file => file.Sha256)];

    private int PulledNow(string kind) => after.Reports
        .Where(seen => seen.Kind == kind && !before.Reports.Any(old => old.Id == seen.Id && old.Number == seen.Number))
        .DistinctBy(seen => (seen.Id, seen.Number)).Count();

    private FileOutcome DocumentOutcome(OfferedFile file, Said? said) => said switch
    {
        null when OfferedFiles.IsNoPaper(file) => new(file.Path, file.Sha256, "ignored", "no-paper"),
        null => new(file.Path, file.Sha256, "lost", "unaccounted"),
        { Outcome: "published" } when IsAtHost(after.Documents, file.Sha256) => new(file.Path, file.Sha256, "published", null),
        { Outcome: "noted" } => new(file.Path, file.Sha256, "ignored", "noted"),
        { Outcome: "withdrawn" } when after.Withdrawn.Count > 0 && !IsAtHost(after.Documents, file.Sha256) => new(file.Path, file.Sha256, "withdrawn", "withdrawn"),
        { Outcome: "held" or "refused" or "waiting" } => new(file.Path, file.Sha256, said.Outcome, said.Code),
        _ => new(file.Path, file.Sha256, "lost", "not-at-host"),
    };

    private FileOutcome ReportOutcome(OfferedFile file, IReadOnlyDictionary<string, Said> inbox) => inbox.GetValueOrDefault(Groups.GroupPapers.IdOf(file.Path)) switch
    {
        { Outcome: "held" or "refused" } said => new(file.Path, file.Sha256, said.Outcome, said.Code),
        _ when IsAtHost(after.Reports, file.Sha256) => new(file.Path, file.Sha256, "pulled", null),
        _ => new(file.Path, file.Sha256, "lost", "not-at-host"),
    };

    private static bool IsAtHost(IReadOnlyList<SeenFile> seen, string sha256) => seen.Any(row => row.Sha256 == sha256 && row.CountedSha256 == sha256);

    /// <summary>How many documents have a content beyond one, or beyond as often as it was offered. An annex goes on in each version of its document.</summary>
    private static int Doubled(IReadOnlyList<SeenFile> seen, IReadOnlyList<OfferedFile> offered) => seen
        .DistinctBy(row => (row.Id, row.Name, row.CountedSha256))
        .GroupBy(row => row.CountedSha256)
        .Sum(same => Math.Max(0, same.Count() - Math.Max(1, offered.Count(file => file.Sha256 == same.Key))));
}

/// <summary>All files that the host has, by reading it.</summary>
/// <param name="Withdrawn">The ids of withdrawn documents, which the host gives to nobody.</param>
internal sealed record HostContents(IReadOnlyList<SeenFile> Documents, IReadOnlyList<SeenFile> Reports, IReadOnlyList<string> Withdrawn);

/// <summary>What the module's register says of a file.</summary>
internal sealed record Said(string Outcome, string? Code, string? Message);
