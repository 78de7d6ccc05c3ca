using System.Security.Cryptography;

namespace LangSon.Txct.Content;

/// <summary>Passes stored bytes on and counts their digest, so that what was sent is known to be what was to be sent.</summary>
internal sealed class CheckedRead(Stream source) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long counted;

    /// <summary>The digest of the whole, 64 hexadecimal digits in lower case; null unless it was read from its beginning to its end.</summary>
    public string? Sha256 { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => source.Length;

    public override long Position { get => source.Position; set => Seek(value, SeekOrigin.Begin); }

    public override int Read(Span<byte> buffer) => Count(source.Read(buffer), buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await source.ReadAsync(buffer, cancellationToken), buffer.Span);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var place = source.Seek(offset, origin);
        if (place == 0)
        {
            _ = hash.GetHashAndReset();
            counted = 0;
        }

        return place;
    }

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        source.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read, ReadOnlySpan<byte> buffer)
    {
        if (source.Position != counted + read)
        {
            // Somebody jumped: what is counted is no longer the whole.
            return read;
        }

        counted += read;
        hash.AppendData(buffer[..read]);
        Sha256 = counted == Length ? Convert.ToHexStringLower(hash.GetCurrentHash()) : null;
        return read;
    }
}
