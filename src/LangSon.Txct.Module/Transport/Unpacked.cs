using System.IO.Compression;

namespace LangSon.Txct.Transport;

/// <summary>Unpacks an answer that was packed without being asked for, as far as an honest answer would grow.</summary>
internal sealed class Unpacked : ReadOnlyStream
{
    /// <summary>Paper and its lists shrink to no less than a twentieth; what is small may.</summary>
    private const int MostGrowth = 20, Small = 1 << 20;

    private readonly CountedSource packed;
    private readonly Stream unpacked;
    private long grown;

    private Unpacked(CountedSource packed, Stream unpacked) => (this.packed, this.unpacked) = (packed, unpacked);

    /// <exception cref="IOException">It is packed in a way that nobody asked for and this module does not know.</exception>
    public static Stream Of(Stream wire, IEnumerable<string> encodings)
    {
        var packed = new CountedSource(wire);
        return encodings.Select(encoding => encoding.ToLowerInvariant()).ToList() switch
        {
            [] or ["identity"] => wire,
            ["gzip" or "x-gzip"] => new Unpacked(packed, new GZipStream(packed, CompressionMode.Decompress)),
            ["deflate"] => new Unpacked(packed, new ZLibStream(packed, CompressionMode.Decompress)),
            ["br"] => new Unpacked(packed, new BrotliStream(packed, CompressionMode.Decompress)),
            var others => throw new IOException($"The answer is packed as {string.Join(", ", others)}, which was not asked for."),
        };
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await unpacked.ReadAsync(buffer, cancellationToken);
        grown += read;
        return grown <= Small || grown <= packed.Count * MostGrowth ? read : throw new IOException($"The answer grows from {packed.Count} to more than {grown} bytes when it is unpacked.");
    }

    protected override void Dispose(bool disposing)
    {
        unpacked.Dispose();
        base.Dispose(disposing);
    }

    private sealed class CountedSource(Stream source) : ReadOnlyStream
    {
        public long Count { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await source.ReadAsync(buffer, cancellationToken);
            Count += read;
            return read;
        }
    }
}
