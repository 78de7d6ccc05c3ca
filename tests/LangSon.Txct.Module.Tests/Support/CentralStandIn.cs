using System.Security.Cryptography;
using LangSon.Txct.Central;

namespace LangSon.Txct.Support;

/// <summary>A central system that says what it is, has nothing in its lists and gives bytes, and no more.</summary>
internal sealed class CentralStandIn : ICentralSystem
{
    /// <summary>By the part's name.</summary>
    public Dictionary<string, byte[]> Parts { get; } = [];

    public bool IsDown { get; set; }

    public int Downloads { get; private set; }

    public async Task<Answer<string>> DownloadPartAsync(string documentId, int number, string partName, Stream target, CancellationToken cancel)
    {
        Downloads++;
        if (IsDown)
        {
            return new Answer<string>.Unavailable("down", null);
        }

        if (!Parts.TryGetValue(partName, out var bytes))
        {
            return new Answer<string>.Missing("404");
        }

        await target.WriteAsync(bytes, cancel);
        return new Answer<string>.Ok(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>What it says of itself; with the time of the module's own clock as long as nothing else is said.</summary>
    public Answer<CentralFacts>? Facts { get; set; }

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public Task<Answer<CentralFacts>> DescribeAsync(CancellationToken cancel) =>
        Task.FromResult(Facts ?? new Answer<CentralFacts>.Ok(new CentralFacts("1.0", 3, "e1", Time.GetUtcNow(), 30 << 20)));

    public Task<Answer<CentralList<CentralSession>>> ListSessionsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) =>
        Task.FromResult<Answer<CentralList<CentralSession>>>(new Answer<CentralList<CentralSession>>.Ok(new CentralList<CentralSession>([], Time.GetUtcNow(), "e1")));

    public Task<Answer<CentralList<CentralGroup>>> ListGroupsAsync(CancellationToken cancel) => Empty<CentralGroup>();

    public Task<Answer<CentralList<CentralDelegate>>> ListDelegatesAsync(CancellationToken cancel) => Empty<CentralDelegate>();

    public Task<Answer<CentralList<CentralAgency>>> ListAgenciesAsync(CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<CentralList<CentralDocument>>> ListDocumentsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) => Empty<CentralDocument>();

    public Task<Answer<string>> CreateUploadAsync(long sizeInBytes, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<BegunUpload>> BeginUploadAsync(long sizeInBytes, Func<Stream> open, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<long>> FindUploadOffsetAsync(string uploadId, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<long>> AppendUploadAsync(string uploadId, long offset, Func<long, Stream> open, long count, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<CommitReceipt>> CommitDocumentAsync(DocumentVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<CommitReceipt>> CommitSetAsync(PublicationSet set, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<CommitReceipt>> WithdrawDocumentAsync(Withdrawal withdrawal, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<CommitReceipt>> CommitReportAsync(ReportVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<CommitReceipt>> SendNoticeAsync(Notice notice, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<CommitReceipt?>> FindDocumentAsync(string documentId, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<CommitReceipt?>> FindDocumentVersionAsync(string documentId, int number, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Answer<CommitReceipt?>> FindReportVersionAsync(string reportId, int number, CancellationToken cancel) => throw new NotSupportedException();

    private Task<Answer<CentralList<T>>> Empty<T>() => Task.FromResult<Answer<CentralList<T>>>(
        IsDown ? new Answer<CentralList<T>>.Unavailable("down", null) : new Answer<CentralList<T>>.Ok(new CentralList<T>([], Time.GetUtcNow(), "e1")));
}
