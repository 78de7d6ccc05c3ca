namespace LangSon.Txct.Central.Local;

/// <summary>What the module keeps where it is its own central system, or keeps in mind of one that cannot list it. Each commit is one transaction: it is there whole, once, or not at all.</summary>
/// <remarks>The same again gives the receipt of the first time, other content a conflict, as the host's contract says.</remarks>
internal interface ILocalRegister
{
    /// <summary>Made at the first call, and the same ever after.</summary>
    Task<string> EpochAsync(CancellationToken cancel);

    /// <param name="hasBytes">Whether the bytes of all parts are in the store, as announced.</param>
    Task<Answer<CommitReceipt>> CommitAsync(DocumentVersion version, bool hasBytes, CancellationToken cancel);

    /// <inheritdoc cref="CommitAsync(DocumentVersion, bool, CancellationToken)"/>
    Task<Answer<CommitReceipt>> CommitAsync(ReportVersion version, bool hasBytes, CancellationToken cancel);

    Task<Answer<CommitReceipt>> CommitAsync(PublicationSet set, CancellationToken cancel);

    Task<Answer<CommitReceipt>> CommitAsync(Withdrawal withdrawal, CancellationToken cancel);

    Task<Answer<CommitReceipt>> CommitAsync(Notice notice, CancellationToken cancel);

    /// <summary>The latest visible versions changed at or after <paramref name="since"/>, the withdrawn ones among them.</summary>
    Task<IReadOnlyList<CentralDocument>> DocumentsAsync(DateTimeOffset since, CancellationToken cancel);

    /// <summary>What is visible of a document under this number, or its latest if that is null; null if nothing is.</summary>
    Task<Answer<CommitReceipt?>> FindDocumentAsync(string id, int? number, CancellationToken cancel);

    /// <summary>A version as it was committed, visible or not; null if there is none.</summary>
    Task<DocumentVersion?> FindVersionAsync(string id, int number, CancellationToken cancel);

    Task<CommitReceipt?> FindReportAsync(string id, int number, CancellationToken cancel);

    Task<LocalCounts> CountAsync(CancellationToken cancel);

    /// <summary>The directories as the file gave them when it was last sound; null if it never was.</summary>
    Task<Directories?> FindDirectoriesAsync(CancellationToken cancel);

    Task KeepAsync(Directories directories, CancellationToken cancel);
}

/// <summary>How much is kept.</summary>
internal sealed record LocalCounts(int Documents, int Reports, int Notices);
