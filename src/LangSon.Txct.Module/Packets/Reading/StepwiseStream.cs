namespace LangSon.Txct.Packets.Reading;

/// <summary>
/// Lets a reader take only so many bytes before it has to show for them. An XML reader holds a tag with its attributes in memory as a whole,
/// so without this one tag could be as large as the packet.
/// </summary>
internal sealed class StepwiseStream(Stream source) : Stream
{
    /// <summary>Bytes of one step: a tag, a piece of text, a comment. Real ones have some hundreds; the XML reader takes 64 KiB ahead.</summary>
    private const int MostBytes = 1 << 20;

    private int taken;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>The reader showed something: the next step begins.</summary>
    public void NextStep() => taken = 0;

    /// <exception cref="PacketStoppedException">The step is too large.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Count(source.Read(buffer, offset, count));

    /// <exception cref="PacketStoppedException">The step is too large.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await source.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        taken += read;
        return taken > MostBytes ? throw new PacketStoppedException(PacketFindings.Of("packet-too-large", "độ dài một phần tử")) : read;
    }
}
