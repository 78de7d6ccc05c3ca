using LangSon.Txct.Transport;
using LangSon.Txct.Transport.Host;

namespace LangSon.Txct.Central;

/// <summary>The central system behind the host's contract, level 3.</summary>
internal sealed class RestCentralSystem(HostApi host) : ICentralSystem
{
    public Task<Answer<CentralFacts>> DescribeAsync(CancellationToken cancel) => host.DescribeAsync(cancel);

    public Task<Answer<CentralList<CentralSession>>> ListSessionsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) =>
        HostPages.AllAsync("sessions", modifiedSince, host.ListAsync<WireSession, CentralSession>, cancel);

    public Task<Answer<CentralList<CentralGroup>>> ListGroupsAsync(CancellationToken cancel) =>
        HostPages.AllAsync("groups", null, host.ListAsync<WireGroup, CentralGroup>, cancel);

    public Task<Answer<CentralList<CentralDelegate>>> ListDelegatesAsync(CancellationToken cancel) =>
        HostPages.AllAsync("delegates", null, host.ListAsync<WireDelegate, CentralDelegate>, cancel);

    public Task<Answer<CentralList<CentralAgency>>> ListAgenciesAsync(CancellationToken cancel) =>
        HostPages.AllAsync("agencies", null, host.ListAsync<WireAgency, CentralAgency>, cancel);

    public Task<Answer<CentralList<CentralDocument>>> ListDocumentsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) =>
        HostPages.AllAsync("documents", modifiedSince, host.ListDocumentsAsync, cancel);

    public Task<Answer<string>> CreateUploadAsync(long sizeInBytes, CancellationToken cancel) => host.CreateUploadAsync(sizeInBytes, cancel);

    public Task<Answer<BegunUpload>> BeginUploadAsync(long sizeInBytes, Func<Stream> open, CancellationToken cancel) => host.BeginUploadAsync(sizeInBytes, open, cancel);

    public Task<Answer<long>> FindUploadOffsetAsync(string uploadId, CancellationToken cancel) => host.FindUploadOffsetAsync(uploadId, cancel);

    public Task<Answer<long>> AppendUploadAsync(string uploadId, long offset, Func<long, Stream> open, long count, CancellationToken cancel) =>
        host.AppendUploadAsync(uploadId, offset, open, count, cancel);

    public Task<Answer<CommitReceipt>> CommitDocumentAsync(DocumentVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel) =>
        host.CommitDocumentAsync(version, uploadIdByPart, cancel);

    public Task<Answer<CommitReceipt>> CommitSetAsync(PublicationSet set, CancellationToken cancel) => host.CommitSetAsync(set, cancel);

    public Task<Answer<CommitReceipt>> WithdrawDocumentAsync(Withdrawal withdrawal, CancellationToken cancel) => host.WithdrawDocumentAsync(withdrawal, cancel);

    public Task<Answer<CommitReceipt>> CommitReportAsync(ReportVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel) =>
        host.CommitReportAsync(version, uploadIdByPart, cancel);

    public Task<Answer<CommitReceipt>> SendNoticeAsync(Notice notice, CancellationToken cancel) => host.SendNoticeAsync(notice, cancel);

    public Task<Answer<CommitReceipt?>> FindDocumentAsync(string documentId, CancellationToken cancel) =>
        FindAsync(documentId, $"documents/{Uri.EscapeDataString(documentId)}", cancel);

    public Task<Answer<CommitReceipt?>> FindDocumentVersionAsync(string documentId, int number, CancellationToken cancel) =>
        FindAsync(documentId, $"documents/{Uri.EscapeDataString(documentId)}/versions/{number}", cancel);

    public Task<Answer<CommitReceipt?>> FindReportVersionAsync(string reportId, int number, CancellationToken cancel) =>
        FindAsync(reportId, $"voter-contact-reports/{Uri.EscapeDataString(reportId)}/versions/{number}", cancel);

    public Task<Answer<string>> DownloadPartAsync(string documentId, int number, string partName, Stream target, CancellationToken cancel) =>
        host.DownloadAsync($"documents/{Uri.EscapeDataString(documentId)}/versions/{number}/parts/{Uri.EscapeDataString(partName)}", target, cancel);

    private async Task<Answer<CommitReceipt?>> FindAsync(string id, string path, CancellationToken cancel) =>
        (await host.FindStoredAsync(id, path, cancel)).WithoutConflict() switch
        {
            Answer<CommitReceipt>.Ok ok => new Answer<CommitReceipt?>.Ok(ok.Value),
            Answer<CommitReceipt>.Missing => new Answer<CommitReceipt?>.Ok(null),
            var other => other.As<CommitReceipt?>(),
        };
}
