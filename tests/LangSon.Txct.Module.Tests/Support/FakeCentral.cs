using System.Collections.Concurrent;
using System.Security.Cryptography;
using LangSon.Txct.Central;

namespace LangSon.Txct.Support;

/// <summary>What goes wrong with one call.</summary>
internal enum CentralFault
{
    None,

    /// <summary>Nothing was done, and it says so.</summary>
    Down,

    /// <summary>It was done, but the answer got lost.</summary>
    LosesAnswer,

    /// <summary>The line is cut in the middle of what was to be written.</summary>
    CutHalfway,

    /// <summary>What it keeps is not what was sent.</summary>
    CorruptsBytes,

    Unauthorized,
    Refused,
    Throws,
    Cancels,

    /// <summary>It says that it is done, and does nothing.</summary>
    Lies,
}

/// <summary>A central system in memory that does what the contract says, and fails where a test wants it to.</summary>
internal sealed partial class FakeCentral : ICentralSystem
{
    private readonly Lock locked = new();
    private readonly Dictionary<string, MemoryStream> uploads = [];
    private readonly ConcurrentDictionary<string, ConcurrentQueue<CentralFault>> faults = new();

    /// <summary>Every call in order, as in "commit doc-1 1".</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>What became visible, with the number of times that it was written.</summary>
    public ConcurrentDictionary<string, CommitReceipt> Versions { get; } = new();

    public ConcurrentDictionary<string, int> Effects { get; } = new();

    /// <summary>Whether a version must follow the one before it.</summary>
    public bool KeepsOrder { get; set; }

    /// <summary>Decides on calls for which no fault was ordered; null for no fault.</summary>
    public Func<string, CentralFault>? Otherwise { get; set; }

    /// <summary>Waited for within each sending of bytes; null for none.</summary>
    public Func<CancellationToken, Task>? DuringAppend { get; set; }

    /// <summary>Whether it takes bytes with the creation of an upload.</summary>
    public bool TakesBytesAlong { get; set; } = true;

    public List<CentralSession> Sessions { get; } = [];

    public List<CentralGroup> Groups { get; } = [];

    public List<CentralAgency> Agencies { get; } = [];

    public List<CentralDocument> Documents { get; } = [];

    /// <summary>When it was asked for the list of documents, on its own clock, which stands still.</summary>
    public DateTimeOffset AsOf { get; set; } = DateTimeOffset.UnixEpoch;

    public IReadOnlyCollection<string> UploadIds => uploads.Keys;

    /// <summary>The next calls of this name meet these faults, one each.</summary>
    public void Fail(string call, params CentralFault[] next)
    {
        var queue = faults.GetOrAdd(call, _ => new ConcurrentQueue<CentralFault>());
        foreach (var fault in next)
        {
            queue.Enqueue(fault);
        }
    }

    /// <summary>Forgets every upload, as a host does that was restarted or has cleaned up.</summary>
    public void LoseUploads()
    {
        lock (locked)
        {
            uploads.Clear();
        }
    }

    /// <summary>Something else stands under this id and number.</summary>
    public void Occupy(string id, int number, params Part[] parts) => Versions[$"{id} {number}"] = new CommitReceipt(id, number, DateTimeOffset.UnixEpoch, parts);

    /// <summary>The calls of these names, in order.</summary>
    public IReadOnlyList<string> CallsOf(params string[] names) => [.. Calls.Where(call => names.Contains(call.Split(' ')[0]))];

    public Task<Answer<CentralFacts>> DescribeAsync(CancellationToken cancel) =>
        RunAsync("describe", cancel, () => new CentralFacts("1.0", 3, "e1", DateTimeOffset.UnixEpoch, 1 << 30));

    public Task<Answer<CentralList<CentralSession>>> ListSessionsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) =>
        RunAsync("sessions", cancel, () => new CentralList<CentralSession>([.. Sessions], DateTimeOffset.UnixEpoch, "e1"));

    public Task<Answer<CentralList<CentralGroup>>> ListGroupsAsync(CancellationToken cancel) =>
        RunAsync("groups", cancel, () => new CentralList<CentralGroup>([.. Groups], DateTimeOffset.UnixEpoch, "e1"));

    public Task<Answer<CentralList<CentralDelegate>>> ListDelegatesAsync(CancellationToken cancel) =>
        RunAsync("delegates", cancel, () => new CentralList<CentralDelegate>([], DateTimeOffset.UnixEpoch, "e1"));

    public Task<Answer<CentralList<CentralAgency>>> ListAgenciesAsync(CancellationToken cancel) =>
        RunAsync("agencies", cancel, () => new CentralList<CentralAgency>([.. Agencies], DateTimeOffset.UnixEpoch, "e1"));

    public Task<Answer<CentralList<CentralDocument>>> ListDocumentsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) =>
        RunAsync("documents", cancel, () => new CentralList<CentralDocument>([.. Documents], AsOf, "e1"));

    public Task<Answer<string>> CreateUploadAsync(long sizeInBytes, CancellationToken cancel) => RunAsync("create", cancel, () =>
    {
        lock (locked)
        {
            var id = $"upload-{Guid.NewGuid():n}";
            uploads.Add(id, new MemoryStream());
            return id;
        }
    });

    /// <summary>Creation and bytes in one: whatever of them is lost, the sender hears of neither.</summary>
    public async Task<Answer<BegunUpload>> BeginUploadAsync(long sizeInBytes, Func<Stream> open, CancellationToken cancel)
    {
        var created = await CreateUploadAsync(sizeInBytes, cancel);
        if (created is not Answer<string>.Ok { Value: var id })
        {
            return created.As<BegunUpload>();
        }

        if (!TakesBytesAlong)
        {
            return new Answer<BegunUpload>.Ok(new BegunUpload(id, 0));
        }

        var appended = await AppendUploadAsync(id, 0, _ => open(), sizeInBytes, cancel);
        return appended is Answer<long>.Ok { Value: var offset } ? new Answer<BegunUpload>.Ok(new BegunUpload(id, offset)) : appended.As<BegunUpload>();
    }

    public Task<Answer<long>> FindUploadOffsetAsync(string uploadId, CancellationToken cancel) =>
        AnswerAsync<long>("offset", cancel, () => OffsetOf(uploadId) is { } offset ? new Answer<long>.Ok(offset) : new Answer<long>.Missing("no such upload"));

    public async Task<Answer<long>> AppendUploadAsync(string uploadId, long offset, Func<long, Stream> open, long count, CancellationToken cancel)
    {
        var fault = Next($"append {offset}");
        cancel.ThrowIfCancellationRequested();
        if (DuringAppend is { } wait)
        {
            await wait(cancel);
        }

        if (OffsetOf(uploadId) is not { } there)
        {
            return new Answer<long>.Missing("no such upload");
        }

        if (there != offset)
        {
            return new Answer<long>.Conflict("TXCT-UPL-001", "the offset differs", there);
        }

        if (fault is CentralFault.None or CentralFault.CutHalfway or CentralFault.LosesAnswer or CentralFault.CorruptsBytes)
        {
            await using var bytes = open(offset);
            var buffer = new byte[fault == CentralFault.CutHalfway ? count / 2 : count];
            await bytes.ReadExactlyAsync(buffer, cancel);
            buffer[0] ^= (byte)(fault == CentralFault.CorruptsBytes ? 1 : 0);
            lock (locked)
            {
                uploads[uploadId].Write(buffer);
            }
        }

        return fault switch
        {
            CentralFault.None or CentralFault.CorruptsBytes => new Answer<long>.Ok(OffsetOf(uploadId)!.Value),
            CentralFault.Lies => new Answer<long>.Ok(offset),
            CentralFault.LosesAnswer or CentralFault.CutHalfway or CentralFault.Down => new Answer<long>.Unavailable("the line was cut", null),
            _ => Answer<long>(fault),
        };
    }

    public Task<Answer<CommitReceipt>> CommitDocumentAsync(DocumentVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel) =>
        AnswerAsync($"commit {version.DocumentId} {version.Number}", cancel, () => CommitDocument(version, uploadIdByPart), new CommitReceipt(version.DocumentId, version.Number, DateTimeOffset.UnixEpoch, version.Parts));

    public Task<Answer<CommitReceipt>> CommitReportAsync(ReportVersion version, IReadOnlyDictionary<string, string> uploadIdByPart, CancellationToken cancel) =>
        AnswerAsync($"commit {version.ReportId} {version.Number}", cancel, () => Commit(version.ReportId, version.Number, version.Attachments, uploadIdByPart), new CommitReceipt(version.ReportId, version.Number, DateTimeOffset.UnixEpoch, version.Attachments));

    public Task<Answer<CommitReceipt>> SendNoticeAsync(Notice notice, CancellationToken cancel) =>
        AnswerAsync($"notice {notice.Id}", cancel, () => Commit(notice.Id, 1, [], new Dictionary<string, string>()));

    public Task<Answer<CommitReceipt?>> FindDocumentVersionAsync(string documentId, int number, CancellationToken cancel) =>
        AnswerAsync($"find {documentId} {number}", cancel, () => Visible(documentId, number));

    public Task<Answer<CommitReceipt?>> FindReportVersionAsync(string reportId, int number, CancellationToken cancel) =>
        RunAsync($"find {reportId} {number}", cancel, () => Versions.GetValueOrDefault($"{reportId} {number}"));

    public Task<Answer<string>> DownloadPartAsync(string documentId, int number, string partName, Stream target, CancellationToken cancel) =>
        throw new NotSupportedException();

    private long? OffsetOf(string uploadId)
    {
        lock (locked)
        {
            return uploads.TryGetValue(uploadId, out var bytes) ? bytes.Length : null;
        }
    }

    private Answer<CommitReceipt> Commit(string id, int number, IReadOnlyList<Part> parts, IReadOnlyDictionary<string, string> uploadIdByPart)
    {
        lock (locked)
        {
            var key = $"{id} {number}";
            if (Versions.TryGetValue(key, out var there))
            {
                return there.Parts.SequenceEqual(parts) ? new Answer<CommitReceipt>.Ok(there) : new Answer<CommitReceipt>.Conflict("TXCT-DOC-409", "other content", number);
            }

            if (KeepsOrder && number > 1 && !Versions.ContainsKey($"{id} {number - 1}"))
            {
                return new Answer<CommitReceipt>.Conflict("TXCT-HST-015", "not the next version", Latest(id));
            }

            foreach (var part in parts)
            {
                if (!uploads.TryGetValue(uploadIdByPart[part.Name], out var bytes) || Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())) != part.Sha256)
                {
                    return new Answer<CommitReceipt>.Refused("TXCT-DOC-422", $"{part.Name} is not what was uploaded");
                }
            }

            Effects.AddOrUpdate(key, 1, (_, before) => before + 1);
            return new Answer<CommitReceipt>.Ok(Versions[key] = new CommitReceipt(id, number, DateTimeOffset.UnixEpoch, [.. parts]));
        }
    }

    private Task<Answer<T>> RunAsync<T>(string call, CancellationToken cancel, Func<T> effect) =>
        AnswerAsync(call, cancel, () => new Answer<T>.Ok(effect()));

    private Task<Answer<T>> AnswerAsync<T>(string call, CancellationToken cancel, Func<Answer<T>> effect, T? lie = default)
    {
        var fault = Next(call);
        cancel.ThrowIfCancellationRequested();
        if (fault == CentralFault.LosesAnswer)
        {
            effect();
        }

        return Task.FromResult(fault switch
        {
            CentralFault.None => effect(),
            CentralFault.Lies when lie is not null => new Answer<T>.Ok(lie),
            _ => Answer<T>(fault),
        });
    }

    private static Answer<T> Answer<T>(CentralFault fault) => fault switch
    {
        CentralFault.LosesAnswer => new Answer<T>.Ambiguous("no answer"),
        CentralFault.Unauthorized => new Answer<T>.Unauthorized("status 401"),
        CentralFault.Refused => new Answer<T>.Refused("http-400", "status 400"),
        CentralFault.Throws => throw new InvalidOperationException("a fault nobody thought of"),
        CentralFault.Cancels => throw new TaskCanceledException("a cancellation nobody asked for"),
        _ => new Answer<T>.Unavailable("down", null),
    };

    private CentralFault Next(string call)
    {
        Calls.Enqueue(call);
        foreach (var name in (string[])[call, call.Split(' ')[0]])
        {
            if (faults.TryGetValue(name, out var queue) && queue.TryDequeue(out var fault))
            {
                return fault;
            }
        }

        return Otherwise?.Invoke(call) ?? CentralFault.None;
    }
}
