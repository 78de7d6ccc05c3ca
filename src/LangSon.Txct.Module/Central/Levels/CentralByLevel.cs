using LangSon.Txct.Central.Local;

namespace LangSon.Txct.Central.Levels;

/// <summary>The central system, put together from what the host serves at its level and what the module does for itself.</summary>
internal sealed class CentralByLevel(CentralLevel level, RestCentralSystem whole, PlainDirectories plain, PostedDocuments posted, LocalCentralSystem own) : ICentralSystem
{
    public Task<Answer<CentralFacts>> DescribeAsync(CancellationToken cancel) => level.KeepsItself ? own.DescribeAsync(cancel) : level.AskAsync(cancel);

    public Task<Answer<CentralList<CentralSession>>> ListSessionsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) =>
        AtLevelAsync(number => Directories(number).ListSessionsAsync(modifiedSince, cancel), cancel);

    public Task<Answer<CentralList<CentralGroup>>> ListGroupsAsync(CancellationToken cancel) => AtLevelAsync(number => Directories(number).ListGroupsAsync(cancel), cancel);

    public Task<Answer<CentralList<CentralDelegate>>> ListDelegatesAsync(CancellationToken cancel) => AtLevelAsync(number => Directories(number).ListDelegatesAsync(cancel), cancel);

    public Task<Answer<CentralList<CentralAgency>>> ListAgenciesAsync(CancellationToken cancel) => AtLevelAsync(number => Directories(number).ListAgenciesAsync(cancel), cancel);

    public Task<Answer<CentralList<CentralDocument>>> ListDocumentsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) =>
        AtLevelAsync(number => Documents(number).ListDocumentsAsync(modifiedSince, cancel), cancel);

    public Task<Answer<string>> CreateUploadAsync(long sizeInBytes, CancellationToken cancel) => AtLevelAsync(number => Bytes(number).CreateUploadAsync(sizeInBytes, cancel), cancel);

    public Task<Answer<BegunUpload>> BeginUploadAsync(long sizeInBytes, Func<Stream> open, CancellationToken cancel) =>
        AtLevelAsync(number => Bytes(number).BeginUploadAsync(sizeInBytes, open, cancel), cancel);

    public Task<Answer<long>> FindUploadOffsetAsync(string uploadId, CancellationToken cancel) => AtLevelAsync(number => Bytes(number).FindUploadOffsetAsync(uploadId, cancel), cancel);

    public Task<Answer<long>> AppendUploadAsync(string uploadId, long offset, Func<long, Stream> open, long count, CancellationToken cancel) =>
        AtLevelAsync(number => Bytes(number).AppendUploadAsync(uploadId, offset, open, count, cancel), cancel);

    public Task<Answer<CommitReceipt>> CommitDocumentAsync(DocumentVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel) =>
        AtLevelAsync(number => Documents(number).CommitDocumentAsync(version, uploadIdByPart, cancel), cancel);

    public Task<Answer<CommitReceipt>> CommitSetAsync(PublicationSet set, CancellationToken cancel) => AtLevelAsync(number => Documents(number).CommitSetAsync(set, cancel), cancel);

    public Task<Answer<CommitReceipt>> WithdrawDocumentAsync(Withdrawal withdrawal, CancellationToken cancel) =>
        AtLevelAsync(number => Documents(number).WithdrawDocumentAsync(withdrawal, cancel), cancel);

    public Task<Answer<CommitReceipt>> CommitReportAsync(ReportVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel) =>
        AtLevelAsync(number => Bytes(number).CommitReportAsync(version, uploadIdByPart, cancel), cancel);

    public Task<Answer<CommitReceipt>> SendNoticeAsync(Notice notice, CancellationToken cancel) =>
        AtLevelAsync(_ => level.Supports("notices") ? whole.SendNoticeAsync(notice, cancel) : own.SendNoticeAsync(notice, cancel), cancel);

    public Task<Answer<CommitReceipt?>> FindDocumentAsync(string documentId, CancellationToken cancel) => AtLevelAsync(number => Documents(number).FindDocumentAsync(documentId, cancel), cancel);

    public Task<Answer<CommitReceipt?>> FindDocumentVersionAsync(string documentId, int number, CancellationToken cancel) =>
        AtLevelAsync(at => Documents(at).FindDocumentVersionAsync(documentId, number, cancel), cancel);

    public Task<Answer<CommitReceipt?>> FindReportVersionAsync(string reportId, int number, CancellationToken cancel) =>
        AtLevelAsync(at => Bytes(at).FindReportVersionAsync(reportId, number, cancel), cancel);

    public Task<Answer<string>> DownloadPartAsync(string documentId, int number, string partName, Stream target, CancellationToken cancel) =>
        AtLevelAsync(at => Documents(at).DownloadPartAsync(documentId, number, partName, target, cancel), cancel);

    private async Task<Answer<T>> AtLevelAsync<T>(Func<int, Task<Answer<T>>> call, CancellationToken cancel)
    {
        var found = await level.FindAsync(cancel);
        return found is Answer<int>.Ok { Value: var number } ? await call(number) : found.As<T>();
    }

    private ICentralDirectories Directories(int number) => number switch { 0 => own, CentralLevel.Whole => whole, _ => plain };

    private ICentralDocuments Documents(int number) => number switch { CentralLevel.Whole => whole, 2 => posted, _ => own };

    /// <summary>Uploads that resume, and reports, which come by them.</summary>
    private ICentralSystem Bytes(int number) => number == CentralLevel.Whole ? whole : own;
}
