namespace LangSon.Txct.ReferenceHost.Demo;

/// <summary>Compares what was offered with what the host has, file by file.</summary>
/// <param name="before">What the host had when the run began.</param>
/// <param name="after">What it has now.</param>
internal sealed class DemoLedger(HostContents before, HostContents after)
{
    /// <param name="said">What the module's register says of each document, by path.</param>
    public IReadOnlyList<FileOutcome> Documents(IReadOnlyList<OfferedFile> offered, IReadOnlyDictionary<string, Said> said) =>
        [.. offered.Select(file => DocumentOutcome(file, said.GetValueOrDefault(file.Path)))];

    public IReadOnlyList<FileOutcome> Papers(IReadOnlyList<OfferedFile> offered) =>
        [.. offered.Select(file => new FileOutcome(file.Path, file.Sha256, IsAtHost(after.Reports, file) ? "pulled" : "lost", null))];

    public int PublishedNow(IEnumerable<FileOutcome> documents) => documents
        .Where(file => file.Outcome == "published" && !before.Documents.Any(seen => seen.CountedSha256 == file.Sha256))
        .DistinctBy(file => file.Sha256).Count();

    public int Verified(IEnumerable<FileOutcome> documents) => documents.Count(file => file.Outcome == "published");

    public int PulledNow(string kind) => after.Reports.Count(seen =>
        seen.Kind == kind && !before.Reports.Any(old => old.Id == seen.Id && old.Number == seen.Number && old.Name == seen.Name));

    /// <summary>Contents that the host has more often than they were offered, and than once.</summary>
    public int Duplicates(IReadOnlyList<OfferedFile> papers) =>
        Doubled(after.Documents, []) + Doubled(after.Reports, papers);

    private FileOutcome DocumentOutcome(OfferedFile file, Said? said) => said switch
    {
        null => new(file.Path, file.Sha256, "lost", "unaccounted"),
        { Outcome: "published" } when IsAtHost(after.Documents, file) => new(file.Path, file.Sha256, "published", null),
        { Outcome: "held" or "refused" or "waiting" } => new(file.Path, file.Sha256, said.Outcome, said.Code),
        _ => new(file.Path, file.Sha256, "lost", "not-at-host"),
    };

    private static bool IsAtHost(IReadOnlyList<SeenFile> seen, OfferedFile file) =>
        seen.Any(row => row.Sha256 == file.Sha256 && row.CountedSha256 == file.Sha256);

    private static int Doubled(IReadOnlyList<SeenFile> seen, IReadOnlyList<OfferedFile> offered) => seen
        .GroupBy(row => row.CountedSha256)
        .Sum(same => Math.Max(0, same.Count() - Math.Max(1, offered.Count(file => file.Sha256 == same.Key))));
}

/// <summary>All files that the host has, by reading it.</summary>
internal sealed record HostContents(IReadOnlyList<SeenFile> Documents, IReadOnlyList<SeenFile> Reports);

/// <summary>What the module's register says of a file.</summary>
internal sealed record Said(string Outcome, string? Code, string? Message);
