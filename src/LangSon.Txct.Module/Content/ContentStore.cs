using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace LangSon.Txct.Content;

/// <summary>Stored bytes as files named by their digest, in 256 folders: few enough that each is soon made, and its name on disk.</summary>
/// <param name="dataDirectory">The module's own folder; the store stands in its folder "content".</param>
internal sealed class ContentStore(string dataDirectory, TimeProvider time) : IContentStore
{
    /// <summary>How long bytes that were verified are believed while nobody has touched their file.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Verified> verified = new(StringComparer.Ordinal);

    private readonly string root = Path.Combine(dataDirectory, "content");

    /// <summary>By the first two digits of a digest: whether its folder's name is on disk.</summary>
    private readonly bool[] named = new bool[1 << 8];

    public async Task KeepAsync(TransitFile file, CancellationToken cancel)
    {
        var target = PathOf(file.Sha256);
        var folder = Path.GetDirectoryName(target)!;
        if (!await VerifyAsync(file.Sha256, cancel))
        {
            Name(folder, file.Sha256);
            await MoveAsync(file, target, cancel);
        }

        // Also where they stand there already: somebody else may have moved them a moment ago.
        DurableFiles.SyncFolder(folder);
    }

    public Stream? Open(string sha256) => File.Exists(PathOf(sha256))
        ? new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 << 10, FileOptions.Asynchronous)
        : null;

    public async Task<Stream?> OpenVerifiedAsync(string sha256, CancellationToken cancel)
    {
        var file = new FileInfo(PathOf(sha256));
        if (!file.Exists)
        {
            return null;
        }

        if (!(verified.TryGetValue(sha256, out var known) && known.IsOf(file) && time.GetElapsedTime(known.At) < Believed))
        {
            var seen = new Verified(file.Length, file.LastWriteTimeUtc, time.GetTimestamp());
            if (!await VerifyAsync(sha256, cancel))
            {
                return null;
            }

            verified[sha256] = seen;
        }

        return Open(sha256);
    }

    public async Task<bool> VerifyAsync(string sha256, CancellationToken cancel)
    {
        await using var bytes = Open(sha256);
        return bytes is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancel)) == sha256;
    }

    /// <summary>Makes the folder, and its name durable; once in the life of this store, whoever made it.</summary>
    private void Name(string folder, string sha256)
    {
        var number = Convert.ToInt32(sha256[..2], 16);
        if (!named[number])
        {
            Directory.CreateDirectory(folder);
            DurableFiles.SyncFolder(root);
            named[number] = true;
        }
    }

    private async Task MoveAsync(TransitFile file, string target, CancellationToken cancel)
    {
        try
        {
            Sync(file);
            BusyFiles.Move(file.Path, target);
            VanishedFileException.ThrowIfGone(target);
        }
        catch (FileNotFoundException exception)
        {
            if (!await VerifyAsync(file.Sha256, cancel))
            {
                throw new VanishedFileException(file.Path, exception);
            }

            // The same file was moved there by another call, at the same moment.
        }
    }

    private static void Sync(TransitFile file)
    {
        using var bytes = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, 0);
        if (bytes.Length != file.Size)
        {
            throw new IOException($"{file.Size} bytes were checked, {bytes.Length} were to be kept.");
        }

        DurableFiles.Sync(bytes);
    }

    private string PathOf(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(root, sha256[..2], sha256)
        : throw new ArgumentException($"{sha256} is not 64 hexadecimal digits in lower case.", nameof(sha256));

    /// <summary>As the file was when its bytes had their digest.</summary>
    private readonly record struct Verified(long Length, DateTime WrittenAt, long At)
    {
        public bool IsOf(FileInfo file) => file.Length == Length && file.LastWriteTimeUtc == WrittenAt;
    }
}
