using System.Security.Cryptography;
using Dapper;
using LangSon.Txct.Content;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Bytes on their way to a version. An offset that was told to anyone is on disk for good.</summary>
internal sealed class UploadStore(IDatabase database, StartOptions options)
{
    public const long MostBytes = 200L << 20;
    public const int MostChunkBytes = 16 << 20;
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly string folder = Directory.CreateDirectory(Path.Combine(options.Data, "host", "uploads")).FullName;
    private readonly Dictionary<string, SemaphoreSlim> gates = [];

    /// <param name="first">Bytes that came along; what arrived of them is on disk on return.</param>
    public async Task<Upload> CreateAsync(long size, Stream first, CancellationToken cancel)
    {
        var upload = new Upload(Guid.CreateVersion7().ToString("n"), size, 0, TimeProvider.System.GetUtcNow() + Lifetime, null);
        if (first != Stream.Null)
        {
            upload = await WriteAsync(upload, first, cancel);
        }

        await database.WriteAsync(
            work => work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into host_upload (id, size, offset, expires_ms, sha256) values (@Id, @Size, @Offset, @ExpiresAt, @Sha256)", upload, work.Transaction, cancellationToken: cancel)),
            cancel);
        return upload;
    }

    public Task<Upload?> FindAsync(string id, CancellationToken cancel) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<UploadRow>(new CommandDefinition(
            "select id, size, offset, expires_ms as ExpiresAt, sha256 from host_upload where id = @id", new { id }, cancellationToken: cancel)))?.ToUpload(),
        cancel);

    /// <summary>Writes on from the offset. Whatever arrived before a cut is kept and counted.</summary>
    /// <returns>The new offset; null if the upload stands elsewhere than at <paramref name="offset"/>.</returns>
    public async Task<long?> AppendAsync(Upload upload, long offset, Stream body, CancellationToken cancel)
    {
        var gate = GateOf(upload.Id);
        await gate.WaitAsync(cancel);
        try
        {
            // The one who held the gate before may have moved the offset, or have been cut off half way.
            if (await FindAsync(upload.Id, CancellationToken.None) is not { } current || current.Offset != offset)
            {
                return null;
            }

            var reached = await WriteAsync(current, body, cancel);
            await database.WriteAsync(
                work => work.Connection.ExecuteAsync("update host_upload set offset = @Offset, sha256 = @Sha256 where id = @Id", reached, work.Transaction), CancellationToken.None);
            return reached.Offset;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Whether the upload is complete and has this digest.</summary>
    public async Task<bool> IsAsync(Upload upload, long size, string sha256, CancellationToken cancel)
    {
        if (upload.Offset != upload.Size || upload.Size != size || IsMoved(upload.Id))
        {
            return false;
        }

        return (upload.Sha256 ?? await DigestAsync(upload, cancel)) == sha256;
    }

    /// <summary>Moves a complete upload's bytes, which are on disk; the name is the caller's to make durable.</summary>
    public void MoveTo(string id, string path) => File.Move(PathOf(id), path, overwrite: true);

    /// <summary>Whether the bytes are no longer here: an earlier commit took them, and ended before it was kept.</summary>
    public bool IsMoved(string id) => !File.Exists(PathOf(id));

    /// <summary>Ends uploads within <paramref name="work"/>, which keeps the version that has taken them over.</summary>
    public static Task EndAsync(Work work, IReadOnlyCollection<string> ids) =>
        work.Connection.ExecuteAsync("delete from host_upload where id = @id", ids.Select(id => new { id }), work.Transaction);

    /// <summary>Removes what is left of uploads that were ended.</summary>
    public void Remove(IReadOnlyCollection<string> ids)
    {
        foreach (var id in ids)
        {
            File.Delete(PathOf(id));
            lock (gates)
            {
                gates.Remove(id);
            }
        }
    }

    private async Task<string> DigestAsync(Upload upload, CancellationToken cancel)
    {
        await using var bytes = new FileStream(PathOf(upload.Id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 << 10);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancel));
    }

    private async Task<Upload> WriteAsync(Upload upload, Stream body, CancellationToken cancel)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(PathOf(upload.Id), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 64 << 10, FileOptions.Asynchronous);
        file.SetLength(upload.Offset);
        file.Position = upload.Offset;
        try
        {
            var buffer = new byte[64 << 10];
            int read;
            while (file.Position < upload.Size && (read = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, upload.Size - file.Position)), cancel)) > 0)
            {
                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                digest.AppendData(buffer, 0, read);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or BadHttpRequestException)
        {
            // Cut off: the sender asks for the offset and goes on from there.
        }

        DurableFiles.Sync(file);
        DurableFiles.SyncFolder(folder);
        var cameWhole = upload.Offset == 0 && file.Position == upload.Size;
        return upload with { Offset = file.Position, Sha256 = cameWhole ? Convert.ToHexStringLower(digest.GetHashAndReset()) : null };
    }

    private SemaphoreSlim GateOf(string id)
    {
        lock (gates)
        {
            return gates.TryGetValue(id, out var gate) ? gate : gates[id] = new SemaphoreSlim(1, 1);
        }
    }

    private string PathOf(string id) => Path.Combine(folder, Guid.ParseExact(id, "n").ToString("n"));

    private sealed record UploadRow
    {
        public string Id { get; init; } = "";
        public long Size { get; init; }
        public long Offset { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public string? Sha256 { get; init; }

        public Upload ToUpload() => new(Id, Size, Offset, ExpiresAt, Sha256);
    }
}

/// <param name="Offset">How many bytes are on disk for good.</param>
/// <param name="Sha256">Counted while the bytes came, where they came in one request; null if they came in pieces.</param>
internal sealed record Upload(string Id, long Size, long Offset, DateTimeOffset ExpiresAt, string? Sha256)
{
    /// <summary>By the machine's own clock: moving the demonstration's date must not cut an upload off.</summary>
    public bool HasExpired => ExpiresAt < TimeProvider.System.GetUtcNow();
}
