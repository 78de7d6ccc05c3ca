using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Collecting.Inbox;

/// <summary>What the groups' sources have listed, what became of it, and the papers that it made.</summary>
internal interface IInbox
{
    /// <summary>The next rows of the source that are to be decided on now, in the order in which they came; not many at once, however many there are.</summary>
    /// <param name="after">The row after which they come; 0 for the first.</param>
    Task<IReadOnlyList<InboxRow>> OpenAsync(string sourceId, DateTimeOffset now, long after, CancellationToken cancel);

    /// <summary>How many rows are to be decided on now, whatever their source.</summary>
    Task<int> CountOpenAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>All rows, for the register.</summary>
    Task<IReadOnlyList<InboxRow>> AllAsync(CancellationToken cancel);

    Task<InboxRow?> FindAsync(long id, CancellationToken cancel);

    /// <summary>The rows of one arrival, with those of the papers that were found in it.</summary>
    Task<IReadOnlyList<InboxRow>> OfArrivalAsync(string sourceId, string remoteId, CancellationToken cancel);

    /// <summary>Decides on a row within <paramref name="work"/>; false if somebody else did so since it was read.</summary>
    Task<bool> DecideAsync(Work work, InboxRow row, Decision decision, CancellationToken cancel);

    /// <summary>Adds a paper that was found in another row, its bytes kept already, within <paramref name="work"/>.</summary>
    Task AddPartAsync(Work work, InboxRow row, CancellationToken cancel);

    /// <summary>Remembers that the row's bytes could not be fetched, and when to fetch them again.</summary>
    Task PostponeAsync(long id, string code, string message, DateTimeOffset next, CancellationToken cancel);

    /// <summary>Rows that were decided on and of which the source was not told yet.</summary>
    Task<IReadOnlyList<InboxRow>> UnsettledAsync(string sourceId, CancellationToken cancel);

    Task SettleAsync(long id, CancellationToken cancel);

    /// <summary>Marks within <paramref name="work"/> that the source itself deleted a paper.</summary>
    Task MarkGoneAsync(Work work, string sourceId, string remoteId, DateTimeOffset at, CancellationToken cancel);

    /// <summary>The versions of a paper, the latest last.</summary>
    Task<IReadOnlyList<KnownReport>> VersionsAsync(string reportId, CancellationToken cancel);

    /// <summary>The files of a version, in their order.</summary>
    Task<IReadOnlyList<Part>> FilesAsync(KnownReport report, CancellationToken cancel);

    Task AddReportAsync(Work work, KnownReport report, CancellationToken cancel);

    /// <summary>Marks a paper delivered within <paramref name="work"/>, and returns it; null if it is not one of ours.</summary>
    Task<KnownReport?> MarkDeliveredAsync(Work work, string reportId, int number, CancellationToken cancel);

    /// <summary>The delivered papers of a round, the latest version of each.</summary>
    Task<IReadOnlyList<KnownReport>> DeliveredAsync(string roundId, CancellationToken cancel);

    /// <summary>Keeps that somebody to whom a paper is owed has it; a second confirmation changes nothing. False if there is no such paper.</summary>
    Task<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancel);

    Task<IReadOnlyList<Confirmation>> ConfirmationsAsync(CancellationToken cancel);
}

internal enum InboxState
{
    Received,

    /// <summary>On its way, or there already.</summary>
    Applied,

    /// <summary>Its files were several papers, which are rows of their own now.</summary>
    Sorted,

    /// <summary>A person decides.</summary>
    Held,

    Refused,

    /// <summary>Its source deleted it.</summary>
    Deleted,

    /// <summary>A person decided that it is not taken.</summary>
    Discarded,
}

/// <summary>A paper as it stands in the inbox.</summary>
/// <param name="Files">The bytes that are kept of it; null until they are.</param>
/// <param name="Fails">How often its bytes could not be fetched.</param>
internal sealed record InboxRow(
    long Id, string SourceId, SourceReport Report, string ContentSha256, InboxState State, string? Code, string? Message,
    IReadOnlyList<Part>? Files, Suggestion? Suggestion, int Fails, DateTimeOffset ReceivedAt, string? DecidedBy);

/// <summary>What the module takes a held paper for. Null where it does not know.</summary>
internal sealed record Suggestion(string? GroupId, string? Round, string? Kind, MeetingPlace? Meeting);

/// <param name="Report">What is known of the paper now; null leaves it as it was listed.</param>
/// <param name="Files">The bytes that were kept; null leaves them as they were.</param>
internal sealed record Decision(InboxState State, string? Code = null, string? Message = null)
{
    public SourceReport? Report { get; init; }

    public IReadOnlyList<Part>? Files { get; init; }

    public Suggestion? Suggestion { get; init; }

    /// <summary>The person who decided; null if it was the module.</summary>
    public string? By { get; init; }
}

/// <summary>One version of a group's paper.</summary>
/// <param name="ContentSha256">Of all that its source said of it.</param>
/// <param name="BytesSha256">Of its bytes alone.</param>
internal sealed record KnownReport(
    string ReportId, int Number, string GroupId, string Round, string Kind, string Title, string SourceId, string RemoteId, string ContentSha256, string BytesSha256, DateTimeOffset ReceivedAt);

/// <param name="Recipient">fatherlandFront.</param>
internal sealed record Confirmation(string ReportId, int Number, string Recipient, string By, DateTimeOffset At);
