using System.Collections.Concurrent;
using System.Security.Cryptography;
using LangSon.Txct.Content;

namespace LangSon.Txct.Collecting.Uploads;

/// <summary>The bytes of files that are being sent, one file under its id; kept over a restart.</summary>
internal sealed class UploadFolder(string dataDirectory)
{
    private readonly string folder = Path.Combine(dataDirectory, "uploads");
    private readonly ConcurrentDictionary<string, bool> busy = [];

    /// <summary>Takes the file for one writer; null if another has it.</summary>
    public IDisposable? Take(string id) => busy.TryAdd(id, true) ? new Hold(() => busy.TryRemove(id, out _)) : null;

    /// <summary>Adds bytes at the end of what is there for good, until the source ends or breaks off.</summary>
    /// <param name="from">How many bytes are there for good; what a dead process wrote beyond them is dropped.</param>
    /// <param name="most">No more than this; what comes beyond it is not read.</param>
    /// <param name="sha256">What the bytes must have together; null if nothing is said of them.</param>
    /// <returns>How many are there for good now; null if they are not what was said, and then none of them was kept.</returns>
    /// <exception cref="IOException">The disk did not take them.</exception>
    public async Task<long?> AddAsync(string id, long from, long most, byte[]? sha256, Stream source, CancellationToken cancel)
    {
        PrivateFolder.Create(folder);
        await using var file = new FileStream(PathOf(id), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.SetLength(from);
        file.Position = from;
        var digest = await CopyAsync(source, file, most, cancel);
        if (sha256 is not null && !digest.AsSpan().SequenceEqual(sha256))
        {
            file.SetLength(from);
            return null;
        }

        DurableFiles.Sync(file);
        DurableFiles.SyncFolder(folder);
        return file.Length;
    }

    /// <exception cref="IOException">It is not there.</exception>
    public Stream Open(string id) => new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    public async Task<string> DigestAsync(string id, CancellationToken cancel)
    {
        await using var file = Open(id);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    /// <summary>Removes the bytes; not being there is being removed.</summary>
    public void Remove(IEnumerable<string> ids)
    {
        foreach (var id in ids.Where(_ => Directory.Exists(folder)))
        {
            File.Delete(PathOf(id));
        }
    }

    /// <summary>The ids of all files of which there are bytes.</summary>
    public IReadOnlyList<string> Ids() => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))] : [];

    private string PathOf(string id) => Path.Combine(folder, id);

    /// <summary>What came before the line broke off is kept: its sender goes on from there.</summary>
    private static async Task<byte[]> CopyAsync(Stream source, FileStream file, long most, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[80 << 10];
        for (var left = most; left > 0;)
        {
            var read = await ReadAsync(source, buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancel);
            if (read == 0)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            left -= read;
        }

        return hash.GetHashAndReset();
    }

    /// <summary>A line that breaks off is an end. The digest then is another than that of the whole, so that bytes of which a digest was said are not kept.</summary>
    private static async ValueTask<int> ReadAsync(Stream source, Memory<byte> buffer, CancellationToken cancel)
    {
        try
        {
            return await source.ReadAsync(buffer, cancel);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            return 0;
        }
    }

    private sealed class Hold(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
