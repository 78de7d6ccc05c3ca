using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace LangSon.Txct.Central.Local;

/// <summary>Uploads to oneself: what is sent stands in the module's own store already, so it is counted and compared, and not kept a second time.</summary>
/// <remarks>Gone with the process; the sender then begins another.</remarks>
internal sealed class LocalUploads(TimeProvider time) : IDisposable
{
    /// <summary>After this nobody goes on with an upload.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Upload> uploads = new();

    public string Open(long sizeInBytes)
    {
        foreach (var (old, upload) in uploads)
        {
            if (time.GetElapsedTime(upload.OpenedAt) > Kept)
            {
                Close(old);
            }
        }

        var id = Guid.NewGuid().ToString("n");
        uploads[id] = new Upload(sizeInBytes, time.GetTimestamp());
        return id;
    }

    /// <summary>Null if there is no such upload.</summary>
    public long? OffsetOf(string id) => uploads.TryGetValue(id, out var upload) ? upload.Offset : null;

    /// <summary>Counts bytes in; the answer is the new offset.</summary>
    /// <exception cref="IOException">They could not be read to their end; those before count.</exception>
    public async Task<Answer<long>> AppendAsync(string id, long offset, Func<Stream> open, long count, CancellationToken cancel)
    {
        if (!uploads.TryGetValue(id, out var upload))
        {
            return new Answer<long>.Missing("Không có lượt tải lên này.");
        }

        await upload.Turn.WaitAsync(cancel);
        try
        {
            if (upload.Offset != offset || offset + count > upload.Size)
            {
                return new Answer<long>.Conflict("TXCT-HST-012", "Vị trí không khớp với phần đã có.", upload.Offset);
            }

            await using var bytes = open();
            await upload.TakeAsync(bytes, count, cancel);
            return new Answer<long>.Ok(upload.Offset);
        }
        finally
        {
            upload.Turn.Release();
        }
    }

    /// <summary>Whether all bytes of the upload came, and are the part's.</summary>
    public bool Is(string id, Part part) => uploads.TryGetValue(id, out var upload) && upload.Offset == part.Size && upload.Size == part.Size && upload.Sha256() == part.Sha256;

    public void Close(string id)
    {
        if (uploads.TryRemove(id, out var upload))
        {
            upload.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var id in uploads.Keys)
        {
            Close(id);
        }
    }

    private sealed class Upload(long size, long openedAt) : IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public SemaphoreSlim Turn { get; } = new(1);

        public long Size => size;

        public long OpenedAt => openedAt;

        public long Offset { get; private set; }

        public string Sha256() => Convert.ToHexStringLower(hash.GetCurrentHash());

        public async Task TakeAsync(Stream bytes, long count, CancellationToken cancel)
        {
            var buffer = new byte[64 << 10];
            for (var left = count; left > 0;)
            {
                var read = await bytes.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancel);
                if (read == 0)
                {
                    throw new EndOfStreamException($"{left} of {count} bytes are missing.");
                }

                hash.AppendData(buffer, 0, read);
                (Offset, left) = (Offset + read, left - read);
            }
        }

        public void Dispose()
        {
            hash.Dispose();
            Turn.Dispose();
        }
    }
}
