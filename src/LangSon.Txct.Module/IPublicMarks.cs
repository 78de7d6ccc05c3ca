using LangSon.Txct.Storage;

namespace LangSon.Txct;

/// <summary>What the Office lets everybody read, whether or not he signs in: documents, and the schedules of rounds.</summary>
internal interface IPublicMarks
{
    /// <summary>Ids of documents, or of rounds whose schedule it is.</summary>
    Task<IReadOnlySet<string>> AllAsync(PublicKind kind, CancellationToken cancel);

    /// <summary>Within <paramref name="work"/>; marking twice is marking once.</summary>
    Task MarkAsync(Work work, PublicKind kind, string subject, string by, DateTimeOffset at, CancellationToken cancel);

    Task UnmarkAsync(Work work, PublicKind kind, string subject, CancellationToken cancel);
}

internal enum PublicKind { Document, Schedule }
