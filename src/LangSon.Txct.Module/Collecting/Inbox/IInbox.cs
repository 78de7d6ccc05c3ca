using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Collecting.Inbox;

/// <summary>What the groups' sources have listed, and how far each was read.</summary>
internal interface IInbox
{
    /// <summary>How far the source was read; null if never.</summary>
    Task<SourceCursor?> FindCursorAsync(string sourceId, CancellationToken cancel);

    /// <summary>Takes in a page's rows and, with the last page, moves the cursor: both or neither. Rows that are there already change nothing.</summary>
    /// <param name="cursor">Null before the last page.</param>
    Task ReceiveAsync(string sourceId, IReadOnlyList<SourceReport> reports, SourceCursor? cursor, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The source's rows that were not decided on yet, in the order in which they came.</summary>
    Task<IReadOnlyList<InboxRow>> OpenAsync(string sourceId, CancellationToken cancel);

    Task<int> CountOpenAsync(CancellationToken cancel);

    /// <summary>All rows, for the register.</summary>
    Task<IReadOnlyList<InboxRow>> AllAsync(CancellationToken cancel);

    /// <summary>Decides on a row within <paramref name="work"/>.</summary>
    Task DecideAsync(Work work, long id, InboxState state, string? code, string? message, CancellationToken cancel);

    /// <summary>The versions of a paper, the latest last.</summary>
    Task<IReadOnlyList<KnownReport>> VersionsAsync(string reportId, CancellationToken cancel);

    Task AddReportAsync(Work work, KnownReport report, CancellationToken cancel);

    /// <summary>Marks a paper delivered within <paramref name="work"/>, and returns it; null if it is not one of ours.</summary>
    Task<KnownReport?> MarkDeliveredAsync(Work work, string reportId, int number, CancellationToken cancel);

    /// <summary>The delivered papers of a round, the latest version of each.</summary>
    Task<IReadOnlyList<KnownReport>> DeliveredAsync(string roundId, CancellationToken cancel);

    Task SetHealthAsync(string sourceId, string health, string? reason, DateTimeOffset? answeredAt, CancellationToken cancel);

    Task<IReadOnlyList<SourceState>> HealthAsync(CancellationToken cancel);
}

/// <param name="Bound">The source's time when the last whole reading began.</param>
internal sealed record SourceCursor(DateTimeOffset Bound, string Epoch);

internal enum InboxState { Received, Applied, Held, Refused, Deleted }

internal sealed record InboxRow(long Id, string SourceId, SourceReport Report, string ContentSha256, InboxState State, string? Code, string? Message);

/// <summary>One version of a group's paper.</summary>
internal sealed record KnownReport(
    string ReportId, int Number, string GroupId, string Round, string Kind, string Title, string SourceId, string RemoteId, string ContentSha256, DateTimeOffset ReceivedAt);
