namespace LangSon.Txct.Central;

/// <summary>What a central system says of itself.</summary>
/// <param name="Epoch">Changes when the system was restored from an older copy.</param>
internal sealed record CentralFacts(string ContractVersion, int Level, string Epoch, DateTimeOffset ServerTime, long MaxUploadBytes);

/// <summary>A whole list, all its pages read.</summary>
/// <param name="AsOf">The server's time when the first page was asked for: the bound of the next question.</param>
internal sealed record CentralList<T>(IReadOnlyList<T> Items, DateTimeOffset AsOf, string Epoch);

/// <param name="Kind">MidYear, YearEnd or Thematic.</param>
/// <param name="ClosedAt">When it closed in fact; null while it has not.</param>
internal sealed record CentralSession(
    string Id, string Term, string Kind, int Number, string Title,
    DateOnly OpensOn, DateOnly ClosesOn, DateTimeOffset? ClosedAt, bool Deleted);

/// <param name="Id">T01 to T11.</param>
/// <param name="Name">As printed: Tổ đại biểu số 01.</param>
internal sealed record CentralGroup(string Id, int Number, string Name, string Area, DateOnly ValidFrom, DateOnly? ValidTo);

internal sealed record CentralDelegate(string Id, string FullName, string GroupId, bool Leader, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>What is said of a document besides its bytes.</summary>
/// <param name="Type">A code of the list of types, e.g. SessionResultReport.</param>
/// <param name="Number">Before the first slash; null for forms and annexes.</param>
/// <param name="Notation">All after the first slash, a year included; null for forms and annexes.</param>
/// <param name="Subject">The document's trích yếu, without its kind.</param>
internal sealed record DocumentMetadata(
    string Type, string? Number, string? Notation, DateOnly? IssuedOn, string? Issuer, string Subject, string? Signer,
    string? SessionId, IReadOnlyList<string> Rounds, IReadOnlyList<string> Audience, string? Corrects = null);

/// <param name="Sha256">64 hexadecimal digits, lower case.</param>
internal sealed record Part(string Name, string MediaType, long Size, string Sha256);

/// <summary>An immutable version of a document, as it is sent.</summary>
internal sealed record DocumentVersion(string DocumentId, int Number, DocumentMetadata Metadata, IReadOnlyList<Part> Parts);

/// <summary>The latest visible version of a document, as the central system lists it.</summary>
internal sealed record CentralDocument(string DocumentId, int Number, DocumentMetadata Metadata, IReadOnlyList<Part> Parts, DateTimeOffset ModifiedAt, bool Deleted);

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
