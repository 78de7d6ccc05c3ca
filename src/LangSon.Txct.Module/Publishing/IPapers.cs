using LangSon.Txct.Central;
using LangSon.Txct.Content.Checks;
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

    /// <summary>What waits for its release.</summary>
    Task<IReadOnlyList<Paper>> WaitingAsync(CancellationToken cancel);

    /// <summary>Writes a file into the register and, if it is accepted, its document: both or neither.</summary>
    Task RegisterAsync(NewFile file, Paper? paper, CancellationToken cancel);

    /// <summary>Remembers that a registered content was written again, so that it is not read again.</summary>
    Task TouchAsync(long id, long size, DateTimeOffset writtenAt, CancellationToken cancel);

    /// <summary>A person accepted a held file: register and document, both or neither; false if it is no longer held.</summary>
    Task<bool> AcceptHeldAsync(long id, Paper paper, string by, CancellationToken cancel);

    /// <summary>Moves a waiting document on its way within <paramref name="work"/>; false if it no longer waits.</summary>
    Task<bool> MarkSendingAsync(Work work, string documentId, int number, CancellationToken cancel);

    /// <summary>Marks a document published within <paramref name="work"/>, and returns it; null if it is not one of ours.</summary>
    Task<Paper?> MarkPublishedAsync(Work work, string documentId, int number, CancellationToken cancel);
}

/// <summary>A version of an own document. Its one part is the file as it came.</summary>
internal sealed record Paper(string DocumentId, int Number, DocumentMetadata Metadata, Part Part, PaperStage Stage)
{
    public DocumentVersion ToVersion() => new(DocumentId, Number, Metadata, [Part]);
}

internal enum PaperStage
{
    /// <summary>For its release, as the plan has it.</summary>
    Waiting,

    Sending,
    Published,
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
