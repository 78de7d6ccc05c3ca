using LangSon.Txct.Central;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Delivery;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Publishing;

/// <summary>The module's own documents and the register of what was taken from the drop folder.</summary>
internal interface IPapers
{
    /// <summary>All rows of the register, the newest content of each path last.</summary>
    Task<IReadOnlyList<RegisteredFile>> FilesAsync(CancellationToken cancel);

    Task<RegisteredFile?> FindFileAsync(long id, CancellationToken cancel);

    /// <summary>What the register knows of every file as it lay there, and nothing of what was read.</summary>
    Task<IReadOnlyList<SeenFile>> SeenAsync(CancellationToken cancel);

    /// <summary>All rows with this content, whatever their path, the first taken first.</summary>
    Task<IReadOnlyList<RegisteredFile>> FilesOfAsync(string sha256, CancellationToken cancel);

    /// <summary>All versions of all own documents.</summary>
    Task<IReadOnlyList<Paper>> PapersAsync(CancellationToken cancel);

    /// <summary>All versions of one own document, the first one first.</summary>
    Task<IReadOnlyList<Paper>> VersionsAsync(string documentId, CancellationToken cancel);

    /// <summary>All versions of the document, and of those that bear the number or withdraw the document that bears it.</summary>
    /// <param name="number">Number and notation; null if it has none.</param>
    Task<IReadOnlyList<Paper>> ConcerningAsync(string documentId, string? number, CancellationToken cancel);

    /// <summary>Published versions that withdraw another document.</summary>
    Task<IReadOnlyList<Paper>> WithdrawingAsync(CancellationToken cancel);

    /// <summary>Versions at the central system, or on their way, whose set is not visible yet.</summary>
    Task<IReadOnlyList<Paper>> InSetsAsync(CancellationToken cancel);

    /// <summary>What waits for its release.</summary>
    Task<IReadOnlyList<Paper>> WaitingAsync(CancellationToken cancel);

    /// <summary>Writes a file into the register and, if it is accepted, its document: both or neither.</summary>
    /// <param name="paper">A new version, or a waiting one with another part; null unless accepted.</param>
    /// <returns>False if the version no longer waits: then nothing is written, and the file is to be judged anew.</returns>
    Task<bool> RegisterAsync(NewFile file, Paper? paper, CancellationToken cancel);

    /// <summary>Remembers that a registered content was written again, so that it is not read again.</summary>
    Task TouchAsync(long id, long size, DateTimeOffset writtenAt, CancellationToken cancel);

    /// <summary>A person accepted a held file: register and document, both or neither; false if it is no longer held.</summary>
    Task<bool> AcceptHeldAsync(long id, Paper paper, string by, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Moves a waiting version on its way within <paramref name="work"/>, as it is given; false if it no longer waits, or has other parts by now.</summary>
    Task<bool> MarkSendingAsync(Work work, Paper paper, CancellationToken cancel);

    /// <summary>Marks within <paramref name="work"/> that a version is at the central system, and returns it; null if it is not one of ours, or was withdrawn.</summary>
    Task<Paper?> MarkArrivedAsync(Work work, string documentId, int number, PaperStage stage, CancellationToken cancel);

    /// <summary>Marks all versions of a document withdrawn within <paramref name="work"/>; their numbers.</summary>
    Task<IReadOnlyList<int>> MarkWithdrawnAsync(Work work, string documentId, CancellationToken cancel);

    /// <summary>Marks within <paramref name="work"/> that versions above <paramref name="number"/> have to be sent once more, each by itself; the smallest first.</summary>
    Task<IReadOnlyList<Paper>> MarkLostAsync(Work work, string documentId, int number, CancellationToken cancel);
}

/// <summary>A version of an own document.</summary>
/// <param name="Parts">The files as they came: the document itself first, then its annexes.</param>
/// <param name="SetId">The set with which it becomes visible; null if by itself.</param>
internal sealed record Paper(string DocumentId, int Number, DocumentMetadata Metadata, IReadOnlyList<Part> Parts, PaperStage Stage, string? SetId = null)
{
    /// <summary>The number of the other document that must go once this one is visible; null if there is none.</summary>
    public string? Withdraws() => Metadata.Relations.Withdraws
        ?? (Metadata.Relations.Replaces is { } replaced && replaced != Metadata.FullNumber() ? replaced : null);

    /// <summary>That this version became visible, for the history.</summary>
    public HistoryEvent Published(DateTimeOffset at) => new(at, null, HistoryActs.Published, DocumentId, Number == 1 ? null : $"bản thứ {Number}");

    public NewDelivery ToDelivery() => new(
        DeliveryPayload.Document, DocumentId, Number, DocumentId, DeliveryPayload.Write(new DocumentVersion(DocumentId, Number, Metadata, Parts, SetId)));
}

internal enum PaperStage
{
    /// <summary>Only annexes have come so far: it waits for the document to which they belong.</summary>
    Incomplete,

    /// <summary>For its release, as the plan has it.</summary>
    Waiting,

    Sending,

    /// <summary>At the central system, and visible once its set is.</summary>
    InSet,

    Published,

    /// <summary>Nobody reads it any more, or ever did.</summary>
    Withdrawn,
}

internal enum FileOutcome { Accepted, Held, Refused }

/// <summary>A file as it comes into the register.</summary>
/// <param name="Path">Relative to the drop folder, with forward slashes.</param>
/// <param name="Read">What was read of it; null if it could not be read, or must not be remembered.</param>
internal sealed record NewFile(
    string Path, long Size, DateTimeOffset WrittenAt, string Sha256, string MediaType, FileOutcome Outcome,
    IReadOnlyList<Finding> Findings, DocumentMetadata? Read, DateTimeOffset TakenAt);

/// <summary>A file of the register as it lay in the folder.</summary>
internal sealed record SeenFile(string Path, long Size, DateTimeOffset WrittenAt);

/// <summary>A file as it stands in the register.</summary>
/// <param name="Stage">How far its document has come; null if it is not accepted.</param>
internal sealed record RegisteredFile(
    long Id, string Path, long Size, DateTimeOffset WrittenAt, string Sha256, string MediaType, FileOutcome Outcome,
    IReadOnlyList<Finding> Findings, DocumentMetadata? Read, DateTimeOffset TakenAt, string? DocumentId, int? Number, PaperStage? Stage);
