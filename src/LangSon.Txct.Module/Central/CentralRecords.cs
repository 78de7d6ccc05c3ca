namespace LangSon.Txct.Central;

/// <summary>What a central system says of itself.</summary>
/// <param name="Epoch">Changes when the system was restored from an older copy; empty if it does not say.</param>
/// <param name="MaxUploadBytes">0 if it does not say.</param>
/// <param name="Supports">Names of what it serves; null if it does not say.</param>
internal sealed record CentralFacts(
    string ContractVersion, int Level, string Epoch, DateTimeOffset ServerTime, long MaxUploadBytes, IReadOnlyList<string>? Supports = null);

/// <summary>A whole list, all its pages read.</summary>
/// <param name="AsOf">The server's time when the first page was asked for: the bound of the next question.</param>
internal sealed record CentralList<T>(IReadOnlyList<T> Items, DateTimeOffset AsOf, string Epoch);

/// <summary>The latest visible version of a document, as the central system lists it.</summary>
/// <param name="Parts">Empty where it was withdrawn.</param>
/// <param name="Withdrawn">Null while it is in force.</param>
internal sealed record CentralDocument(
    string DocumentId, int Number, DocumentMetadata Metadata, IReadOnlyList<Part> Parts, DateTimeOffset ModifiedAt, bool Deleted,
    CentralWithdrawal? Withdrawn = null);

/// <summary>That a document was withdrawn: no reader gets its bytes any more.</summary>
/// <param name="Reason">Why, in Vietnamese, for its readers.</param>
/// <param name="ReplacedBy">Id of the document that stands in its place; null if none does.</param>
internal sealed record CentralWithdrawal(string Reason, string? ReplacedBy, DateTimeOffset At);

/// <summary>A group's paper: a report, the minutes of a meeting, or its plan.</summary>
/// <param name="Kind">VoterContactReport, Minutes or GroupPlan.</param>
/// <param name="Meeting">For minutes: which meeting.</param>
/// <param name="Recipients">Whom it is owed to: office, fatherlandFront.</param>
internal sealed record ReportVersion(
    string ReportId, int Number, string Kind, string GroupId, string Round, MeetingPlace? Meeting,
    string? DocumentNumber, DateOnly? IssuedOn, string Title, DateTimeOffset ReceivedAt,
    string SourceId, string SourceReportId, IReadOnlyList<string> Recipients, IReadOnlyList<Part> Attachments);

internal sealed record MeetingPlace(DateOnly Date, string Place);

/// <param name="To">delegates, group:T01, office, fatherlandFront.</param>
/// <param name="Link">A path of the module, relative to its prefix; null if there is nothing to open.</param>
internal sealed record Notice(string Id, IReadOnlyList<string> To, string Title, string Body, string? Link);

/// <summary>An upload that was opened with bytes along.</summary>
/// <param name="Offset">How many of them the central system has on disk.</param>
internal sealed record BegunUpload(string Id, long Offset);

/// <summary>What the central system has: for a version its parts as they lie there.</summary>
internal sealed record CommitReceipt(string Id, int Number, DateTimeOffset CommittedAt, IReadOnlyList<Part> Parts);
