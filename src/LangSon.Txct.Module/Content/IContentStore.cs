namespace LangSon.Txct.Content;

/// <summary>Bytes under their SHA-256: put once, never changed, verified when read.</summary>
internal interface IContentStore
{
    /// <summary>Moves a checked file into the store; on return it is on disk for good. Doing it twice is doing it once.</summary>
    Task KeepAsync(TransitFile file, CancellationToken cancel);

    /// <summary>Opens stored bytes for reading; null if the store does not have them.</summary>
    Stream? Open(string sha256);

    /// <summary>Opens stored bytes that have their digest, for readers; null if there are none, or others. Bytes that were read through a moment ago and whose file nobody has touched are not read through again.</summary>
    Task<Stream?> OpenVerifiedAsync(string sha256, CancellationToken cancel);

    /// <summary>Whether the stored bytes still have their digest; false also where there are none.</summary>
    Task<bool> VerifyAsync(string sha256, CancellationToken cancel);
}

/// <summary>Where bytes stand while they are checked: private files, gone with their holder and at the next start.</summary>
internal interface ITransit
{
    /// <summary>Copies the bytes in, counting and hashing. Stops with <see cref="TooLargeException"/> past the limit of one file.</summary>
    Task<TransitFile> TakeAsync(Stream source, CancellationToken cancel);

    /// <summary>Takes what <paramref name="write"/> writes, in the same way.</summary>
    Task<TransitFile> TakeAsync(Func<Stream, Task> write, CancellationToken cancel);
}

/// <summary>Bytes in transit. Disposing of it removes them, unless the store took them.</summary>
internal sealed class TransitFile(string path, long size, string sha256) : IDisposable
{
    public string Path { get; } = path;
    public long Size { get; } = size;

    /// <summary>64 hexadecimal digits, lower case.</summary>
    public string Sha256 { get; } = sha256;

    public Stream Open() => new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    public void Dispose() => File.Delete(Path);
}

/// <summary>More bytes than the limit allows for one file.</summary>
internal sealed class TooLargeException(long limitInBytes) : IOException($"The file has more than {limitInBytes} bytes.")
{
    public long LimitInBytes { get; } = limitInBytes;
}
