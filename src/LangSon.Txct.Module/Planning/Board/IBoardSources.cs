namespace LangSon.Txct.Planning.Board;

/// <summary>What Publishing knows of a round's papers. Planning's board asks it.</summary>
internal interface IPaperProgress
{
    Task<IReadOnlyList<PaperState>> OfRoundAsync(string roundId, CancellationToken cancel);

    /// <summary>How many files wait for a person, whatever round they serve.</summary>
    Task<int> CountHeldAsync(CancellationToken cancel);
}

/// <param name="Status">Published, Waiting (for the session's closing), Sending or Held.</param>
/// <param name="HeldFile">The held file's id; null unless held.</param>
internal sealed record PaperState(string Type, string Title, PaperStatus Status, string? Reason, string? DocumentId, long? HeldFile = null);

internal enum PaperStatus { Published, Sending, Waiting, Held }

/// <summary>What Collecting knows of the groups' papers. Planning's board asks it.</summary>
internal interface IReportProgress
{
    /// <summary>Which papers of the round have arrived in the central system, in no particular order.</summary>
    Task<IReadOnlyList<ArrivedReport>> OfRoundAsync(string roundId, CancellationToken cancel);

    /// <summary>Each source of groups' papers, and how it answers.</summary>
    Task<IReadOnlyList<SourceState>> SourcesAsync(CancellationToken cancel);
}

/// <param name="Kind">VoterContactReport, Minutes or GroupPlan.</param>
internal sealed record ArrivedReport(string ReportId, string GroupId, string Kind, string Title, DateTimeOffset ReceivedAt);

/// <param name="SourceId">For the system of a group the group's id.</param>
/// <param name="GroupId">The one group whose papers it has; null if several.</param>
/// <param name="Health">ok, offline, auth or broken.</param>
internal sealed record SourceState(string SourceId, string? GroupId, string Health, DateTimeOffset? LastAnsweredAt, string? Reason);
