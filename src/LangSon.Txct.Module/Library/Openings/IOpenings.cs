namespace LangSon.Txct.Library.Openings;

/// <summary>Who opened which version of a document: the history of access that Decree 30/2020/NĐ-CP, annex VI part I (III.6) asks for.</summary>
internal interface IOpenings
{
    /// <summary>Writes openings down. Opening the same version again counts up, and moves its last moment.</summary>
    Task RecordAsync(IReadOnlyList<OpenedVersion> versions, Reader reader, DateTimeOffset now, CancellationToken cancel);

    /// <summary>All openings of a document, the earliest first.</summary>
    Task<IReadOnlyList<Opening>> OfAsync(string documentId, CancellationToken cancel);

    /// <summary>All that is recorded of a person, the latest first.</summary>
    Task<IReadOnlyList<Opening>> OfPersonAsync(string person, CancellationToken cancel);
}

internal sealed record OpenedVersion(string DocumentId, int Number);

/// <param name="Times">How often; at least 1.</param>
internal sealed record Opening(string DocumentId, int Number, Reader Reader, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Times);
