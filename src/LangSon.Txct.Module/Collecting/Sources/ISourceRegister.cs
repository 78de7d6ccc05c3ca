using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Collecting.Sources;

/// <summary>What is known of each source: how far it was read, what it listed, and how it answers.</summary>
internal interface ISourceRegister
{
    /// <summary>How far the source was read; an empty reading if never.</summary>
    Task<SourceReading> FindAsync(string sourceId, CancellationToken cancel);

    /// <summary>Takes in a page's rows and, with the last page, how far the source is read now, and that it answered: all or nothing. Rows that are there already change nothing; what was away and is listed again is back.</summary>
    /// <param name="isWhole">Everything was asked for: what is listed is what the source has, also where it is older than what was here.</param>
    /// <param name="reading">Null before the last page.</param>
    /// <returns>The rows that were new.</returns>
    Task<IReadOnlyList<SourceReport>> ReceiveAsync(IReportSource source, IReadOnlyList<SourceReport> reports, bool isWhole, SourceReading? reading, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Ids of papers that the source last changed at or after an instant, those that are away left out.</summary>
    Task<IReadOnlyList<string>> ChangedSinceAsync(string sourceId, DateTimeOffset since, CancellationToken cancel);

    /// <summary>All papers that the source ever listed and has not deleted.</summary>
    Task<IReadOnlyList<KnownPaper>> KnownAsync(string sourceId, CancellationToken cancel);

    /// <summary>Keeps what a whole reading showed: the papers that were away, and the reading itself.</summary>
    Task CompareAsync(IReportSource source, IReadOnlyList<Absence> away, SourceReading reading, CancellationToken cancel);

    /// <summary>Keeps what was learned beside a reading.</summary>
    Task KeepAsync(IReportSource source, SourceReading reading, CancellationToken cancel);

    /// <param name="answeredAt">Null keeps when it last answered.</param>
    Task SetHealthAsync(IReportSource source, string health, string? reason, DateTimeOffset? answeredAt, CancellationToken cancel);

    Task<IReadOnlyList<SourceState>> HealthAsync(CancellationToken cancel);

    /// <summary>All sources with how far each was read, for the register.</summary>
    Task<IReadOnlyList<SourceCoverage>> CoverageAsync(CancellationToken cancel);
}

/// <param name="Away">In how many whole readings in turn it was missing.</param>
/// <param name="AwaySince">The last of them that counted; null if none.</param>
internal sealed record KnownPaper(string RemoteId, int Away, DateTimeOffset? AwaySince);

/// <summary>That a paper was missing from a whole reading.</summary>
/// <param name="Times">In how many of them in turn.</param>
/// <param name="GoneAt">From when on it counts as gone; null while that is not sure.</param>
internal sealed record Absence(string RemoteId, int Times, DateTimeOffset CountedAt, DateTimeOffset? GoneAt);

/// <param name="Open">Papers that are listed and not taken yet: to be fetched, held, or refused.</param>
/// <param name="Gone">Papers that are here and that the source has deleted.</param>
internal sealed record SourceCoverage(SourceState State, SourceReading Reading, int Open, int Gone);
