using System.Data.Common;
using LangSon.Txct.Content;
using LangSon.Txct.Storage;
using LangSon.Txct.Transport;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Central.Local;

/// <summary>The module is its own central system, in its own database and store: wholly at level 0, and above it for what the host does not serve.</summary>
internal sealed class LocalCentralSystem(
    ILocalRegister register, LocalDirectory directory, LocalUploads uploads, IContentStore content, IOptions<ContentOptions> limits, TimeProvider time) : ICentralSystem
{
    public Task<Answer<CentralFacts>> DescribeAsync(CancellationToken cancel) => GuardAsync(
        async () => Ok(new CentralFacts("1.0", 0, await register.EpochAsync(cancel), time.GetUtcNow(), limits.Value.MaxFileBytes)));

    public Task<Answer<CentralList<CentralSession>>> ListSessionsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) => ListAsync(
        all => modifiedSince is null || modifiedSince <= all.WrittenAt ? all.Sessions : [], cancel);

    public Task<Answer<CentralList<CentralGroup>>> ListGroupsAsync(CancellationToken cancel) => ListAsync(all => all.Groups, cancel);

    public Task<Answer<CentralList<CentralDelegate>>> ListDelegatesAsync(CancellationToken cancel) => ListAsync(all => all.Delegates, cancel);

    /// <summary>None: the file has no sheet of agencies.</summary>
    public Task<Answer<CentralList<CentralAgency>>> ListAgenciesAsync(CancellationToken cancel) => ListAsync<CentralAgency>(_ => [], cancel);

    public Task<Answer<CentralList<CentralDocument>>> ListDocumentsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) => GuardAsync(async () =>
    {
        var asOf = time.GetUtcNow();
        return Ok(new CentralList<CentralDocument>(await register.DocumentsAsync(modifiedSince ?? DateTimeOffset.UnixEpoch, cancel), asOf, await register.EpochAsync(cancel)));
    });

    public Task<Answer<string>> CreateUploadAsync(long sizeInBytes, CancellationToken cancel) => Task.FromResult(
        sizeInBytes > limits.Value.MaxFileBytes ? new Answer<string>.Refused("TXCT-HST-007", "Dữ liệu lớn hơn giới hạn.") : Ok(uploads.Open(sizeInBytes)));

    public async Task<Answer<BegunUpload>> BeginUploadAsync(long sizeInBytes, Func<Stream> open, CancellationToken cancel)
    {
        var created = await CreateUploadAsync(sizeInBytes, cancel);
        if (created is not Answer<string>.Ok { Value: var id })
        {
            return created.As<BegunUpload>();
        }

        var taken = await AppendUploadAsync(id, 0, _ => open(), sizeInBytes, cancel);
        return taken is Answer<long>.Ok { Value: var offset } ? Ok(new BegunUpload(id, offset)) : taken.As<BegunUpload>();
    }

    public Task<Answer<long>> FindUploadOffsetAsync(string uploadId, CancellationToken cancel) => Task.FromResult(
        uploads.OffsetOf(uploadId) is { } offset ? Ok(offset) : new Answer<long>.Missing("Không có lượt tải lên này."));

    public Task<Answer<long>> AppendUploadAsync(string uploadId, long offset, Func<long, Stream> open, long count, CancellationToken cancel) =>
        GuardAsync(() => uploads.AppendAsync(uploadId, offset, () => open(offset), count, cancel));

    public Task<Answer<CommitReceipt>> CommitDocumentAsync(DocumentVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel) =>
        CommitAsync(version.Parts, uploadIdByPart, hasBytes => register.CommitAsync(version, hasBytes, cancel), cancel);

    public Task<Answer<CommitReceipt>> CommitReportAsync(ReportVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel) =>
        CommitAsync(version.Attachments, uploadIdByPart, hasBytes => register.CommitAsync(version, hasBytes, cancel), cancel);

    public Task<Answer<CommitReceipt>> CommitSetAsync(PublicationSet set, CancellationToken cancel) => GuardAsync(() => register.CommitAsync(set, cancel));

    public Task<Answer<CommitReceipt>> WithdrawDocumentAsync(Withdrawal withdrawal, CancellationToken cancel) => GuardAsync(() => register.CommitAsync(withdrawal, cancel));

    public Task<Answer<CommitReceipt>> SendNoticeAsync(Notice notice, CancellationToken cancel) => GuardAsync(() => register.CommitAsync(notice, cancel));

    public Task<Answer<CommitReceipt?>> FindDocumentAsync(string documentId, CancellationToken cancel) => GuardAsync(() => register.FindDocumentAsync(documentId, null, cancel));

    public Task<Answer<CommitReceipt?>> FindDocumentVersionAsync(string documentId, int number, CancellationToken cancel) =>
        GuardAsync(() => register.FindDocumentAsync(documentId, number, cancel));

    public Task<Answer<CommitReceipt?>> FindReportVersionAsync(string reportId, int number, CancellationToken cancel) =>
        GuardAsync(async () => Ok(await register.FindReportAsync(reportId, number, cancel)));

    public async Task<Answer<string>> DownloadPartAsync(string documentId, int number, string partName, Stream target, CancellationToken cancel)
    {
        var found = await FindDocumentVersionAsync(documentId, number, cancel);
        if (found is not Answer<CommitReceipt?>.Ok { Value: var version })
        {
            return found.As<string>();
        }

        if (version?.Parts.FirstOrDefault(part => part.Name == partName) is not { } part || await content.OpenVerifiedAsync(part.Sha256, cancel) is not { } bytes)
        {
            return new Answer<string>.Missing("Không có tệp này.");
        }

        using var copy = new HashedCopy(target);
        await using (bytes)
        {
            var copied = await GuardAsync(async () =>
            {
                await copy.FromAsync(bytes, cancel);
                return Ok(copy.Sha256);
            });
            copy.ThrowTargetFault();
            return copied;
        }
    }

    private Task<Answer<CentralList<T>>> ListAsync<T>(Func<Directories, IReadOnlyList<T>> rows, CancellationToken cancel) => GuardAsync(async () =>
    {
        var asOf = time.GetUtcNow();
        var (all, faults) = await directory.CurrentAsync(cancel);
        return all is null
            ? new Answer<CentralList<T>>.Unavailable($"The directory file was never sound: {faults[0]}", null)
            : Ok(new CentralList<T>(rows(all), asOf, await register.EpochAsync(cancel)));
    });

    private Task<Answer<CommitReceipt>> CommitAsync(
        IReadOnlyList<Part> parts, IReadOnlyDictionary<string, string> uploadIdByPart, Func<bool, Task<Answer<CommitReceipt>>> commit, CancellationToken cancel) => GuardAsync(async () =>
    {
        var answer = await commit(await AreThereAsync(parts, uploadIdByPart, cancel));
        if (answer is Answer<CommitReceipt>.Ok)
        {
            Close(uploadIdByPart);
        }

        return answer;
    });

    /// <summary>Ends uploads that a commit has taken over.</summary>
    public void Close(IReadOnlyDictionary<string, string> uploadIdByPart)
    {
        foreach (var id in uploadIdByPart.Values)
        {
            uploads.Close(id);
        }
    }

    /// <summary>Whether the uploads hold all bytes of the parts, as announced.</summary>
    public async Task<bool> AreThereAsync(IReadOnlyList<Part> parts, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel)
    {
        foreach (var part in parts)
        {
            if (!uploadIdByPart.TryGetValue(part.Name, out var id) || !uploads.Is(id, part))
            {
                return false;
            }

            await using var stored = await content.OpenVerifiedAsync(part.Sha256, cancel);
            if (stored is null)
            {
                return false;
            }
        }

        return parts.Count > 0;
    }

    private static Answer<T> Ok<T>(T value) => new Answer<T>.Ok(value);

    /// <summary>A disk or a database that fails is a central system that does not answer.</summary>
    public static async Task<Answer<T>> GuardAsync<T>(Func<Task<Answer<T>>> call)
    {
        try
        {
            return await call();
        }
        catch (UnknownCommitException exception)
        {
            return new Answer<T>.Ambiguous(exception.Message);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            return new Answer<T>.Unavailable(exception.Message, null);
        }
    }
}
