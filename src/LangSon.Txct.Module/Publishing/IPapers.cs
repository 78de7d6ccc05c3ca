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

    /// <summary>All versions of all own documents.</summary>
    Task<IReadOnlyList<Paper>> PapersAsync(CancellationToken cancel);

    /// <summary>Writes a file into the register and, if it is accepted, its document: both or neither.</summary>
    /// <param name="paper">A new version, or a waiting one with another part; null unless accepted.</param>
    /// <returns>False if the version no longer waits: then nothing is written, and the file is to be judged anew.</returns>
    Task<bool> RegisterAsync(NewFile file, Paper? paper, CancellationToken cancel);

    /// <summary>Remembers that a registered content was written again, so that it is not read again.</summary>
    Task TouchAsync(long id, long size, DateTimeOffset writtenAt, CancellationToken cancel);

    /// <summary>A person accepted a held file: register and document, both or neither; false if it is no longer held.</summary>
    Task<bool> AcceptHeldAsync(long id, Paper paper, string by, CancellationToken cancel);

    /// <summary>Moves a waiting document on its way within <paramref name="work"/>; false if it no longer waits.</summary>
    Task<bool> MarkSendingAsync(Work work, string documentId, int number, CancellationToken cancel);

    /// <summary>Marks a document published within <paramref name="work"/>, and returns it; null if it is not one of ours.</summary>
    Task<Paper?> MarkPublishedAsync(Work work, string documentId, int number, CancellationToken cancel);
}

/// <summary>A version of an own document.</summary>
/// <param name="Parts">The files as they came: the document itself first, then its annexes.</param>
internal sealed record Paper(string DocumentId, int Number, DocumentMetadata Metadata, IReadOnlyList<Part> Parts, PaperStage Stage)
{
    public DocumentVersion ToVersion() => new(DocumentId, Number, Metadata, Parts);
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

/// <summary>A file as it stands in the register.</summary>
/// <param name="Stage">How far its document has come; null if it is not accepted.</param>
internal sealed record RegisteredFile(
    long Id, string Path, long Size, DateTimeOffset WrittenAt, string Sha256, string MediaType, FileOutcome Outcome,
    IReadOnlyList<Finding> Findings, DocumentMetadata? Read, DateTimeOffset TakenAt, string? DocumentId, int? Number, PaperStage? Stage);
