namespace LangSon.Txct.Central;

/// <summary>The central system: what is visible to delegates, and where groups' papers end up. The module's one seam to it.</summary>
/// <remarks>No member throws for what the other side says or for a dead line: the answer tells. Only cancellation is thrown.</remarks>
internal interface ICentralSystem : ICentralDirectories, ICentralDocuments
{
    /// <summary>What the central system is and supports.</summary>
    Task<Answer<CentralFacts>> DescribeAsync(CancellationToken cancel);

    /// <summary>Opens an upload of <paramref name="sizeInBytes"/> bytes; the value is its id.</summary>
    Task<Answer<string>> CreateUploadAsync(long sizeInBytes, CancellationToken cancel);

    /// <summary>Opens an upload and sends all its bytes along. A system that takes none along opens it all the same, and has none of them.</summary>
    /// <param name="open">Opens the file anew, at its beginning, at each attempt.</param>
    Task<Answer<BegunUpload>> BeginUploadAsync(long sizeInBytes, Func<Stream> open, CancellationToken cancel);

    /// <summary>How many bytes of the upload the central system has on disk.</summary>
    Task<Answer<long>> FindUploadOffsetAsync(string uploadId, CancellationToken cancel);

    /// <summary>Sends bytes from <paramref name="offset"/>; the value is the new offset.</summary>
    /// <param name="open">Opens the file anew, at the given offset, at each attempt.</param>
    /// <param name="count">How many bytes to send from there.</param>
    Task<Answer<long>> AppendUploadAsync(string uploadId, long offset, Func<long, Stream> open, long count, CancellationToken cancel);

    /// <summary>Hands over a group's paper. The same version twice is one.</summary>
    Task<Answer<CommitReceipt>> CommitReportAsync(ReportVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel);

    /// <summary>Tells people; the same id twice is one.</summary>
    Task<Answer<CommitReceipt>> SendNoticeAsync(Notice notice, CancellationToken cancel);

    /// <summary>What the central system has of a group's paper under this id and number; null if nothing.</summary>
    Task<Answer<CommitReceipt?>> FindReportVersionAsync(string reportId, int number, CancellationToken cancel);
}

/// <summary>Sessions, and the directories of people and bodies.</summary>
internal interface ICentralDirectories
{
    /// <summary>Sessions changed at or after <paramref name="modifiedSince"/> (all, if null), tombstones included.</summary>
    Task<Answer<CentralList<CentralSession>>> ListSessionsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel);

    /// <summary>The whole directory of groups.</summary>
    Task<Answer<CentralList<CentralGroup>>> ListGroupsAsync(CancellationToken cancel);

    /// <summary>The whole directory of delegates.</summary>
    Task<Answer<CentralList<CentralDelegate>>> ListDelegatesAsync(CancellationToken cancel);

    /// <summary>The whole directory of agencies.</summary>
    Task<Answer<CentralList<CentralAgency>>> ListAgenciesAsync(CancellationToken cancel);
}

/// <summary>Documents, version by version, as their readers see them.</summary>
internal interface ICentralDocuments
{
    /// <summary>The latest visible versions changed at or after <paramref name="modifiedSince"/> (all, if null).</summary>
    Task<Answer<CentralList<CentralDocument>>> ListDocumentsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel);

    /// <summary>Makes the version visible, whole or not at all; one of a set with its set. The same version twice is one.</summary>
    Task<Answer<CommitReceipt>> CommitDocumentAsync(DocumentVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel);

    /// <summary>Makes all versions of the set visible at once. The same set twice is one.</summary>
    Task<Answer<CommitReceipt>> CommitSetAsync(PublicationSet set, CancellationToken cancel);

    /// <summary>Takes a document from its readers for good. The same withdrawal twice is one.</summary>
    Task<Answer<CommitReceipt>> WithdrawDocumentAsync(Withdrawal withdrawal, CancellationToken cancel);

    /// <summary>The latest visible version of a document; null if none is visible.</summary>
    Task<Answer<CommitReceipt?>> FindDocumentAsync(string documentId, CancellationToken cancel);

    /// <summary>What is visible in the central system under this id and number; null if nothing.</summary>
    Task<Answer<CommitReceipt?>> FindDocumentVersionAsync(string documentId, int number, CancellationToken cancel);

    /// <summary>Copies a part's bytes into <paramref name="target"/>; the value is their SHA-256, counted while copying. Throws what the target throws.</summary>
    Task<Answer<string>> DownloadPartAsync(string documentId, int number, string partName, Stream target, CancellationToken cancel);
}
