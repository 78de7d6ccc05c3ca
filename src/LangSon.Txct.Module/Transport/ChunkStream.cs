namespace LangSon.Txct.Transport;

/// <summary>So many bytes of a stream from where it stands, as a stream of its own. A source that ends early is a fault, not a short chunk.</summary>
internal sealed class ChunkStream(Stream source, long count) : Stream
{
    private readonly long start = source.Position;
    private long position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => count;

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(byte[] buffer, int offset, int length) => Read(buffer.AsSpan(offset, length));

    public override int Read(Span<byte> buffer) => Advance(source.Read(buffer[..Wanted(buffer.Length)]), buffer.Length);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Advance(await source.ReadAsync(buffer[..Wanted(buffer.Length)], cancellationToken), buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int length, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, length), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            _ => count + offset,
        };
        source.Position = start + position;
        return position;
    }

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }

    private int Wanted(int room) => (int)Math.Min(room, count - position);

    private int Advance(int read, int room)
    {
        if (read == 0 && room > 0 && position < count)
        {
            throw new IOException($"The source ended {count - position} bytes early.");
        }

        position += read;
        return read;
    }
}
