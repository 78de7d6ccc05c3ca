using System.IO.Compression;
using LangSon.Txct.Content.Reading.Office;
using LangSon.Txct.Content.Reading.Old;

namespace LangSon.Txct.Content.Reading.Packages;

/// <summary>The parts of an office file's zip, unpacked within limits that count what really comes out.</summary>
internal sealed class OfficePackage
{
    /// <summary>Bounds of all parts together, of the text parts together, and of a part from which its ratio counts.</summary>
    private const long MostBytes = 512L << 20, MostKeptBytes = 96L << 20, RatioFrom = 4L << 20;

    private const int MostRatio = 150;

    private static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp", ".svm", ".jfif", ".wdp", ".odttf", ".ttf", ".otf"];

    private readonly Dictionary<string, byte[]> parts = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;
    private long kept;

    private OfficePackage()
    {
    }

    /// <summary>Names of all entries, kept or not.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>All entries but pictures and fonts that begin as such.</summary>
    public IReadOnlyDictionary<string, byte[]> Parts => parts;

    /// <exception cref="UnsafeContentException">A limit is passed, or the zip lies about itself.</exception>
    /// <exception cref="InvalidDataException">The zip is damaged.</exception>
    public static OfficePackage Open(byte[] file, CancellationToken cancel)
    {
        var package = new OfficePackage();
        var entries = ZipDirectory.Read(file);
        package.Names = [.. entries.Select(entry => entry.Name)];
        foreach (var entry in entries.Where(entry => !entry.Name.EndsWith('/')))
        {
            cancel.ThrowIfCancellationRequested();
            package.Unpack(file, entry, cancel);
        }

        return package;
    }

    private void Unpack(byte[] file, ZipEntry entry, CancellationToken cancel)
    {
        var isKept = !Pictures.Contains(Path.GetExtension(entry.Name), StringComparer.OrdinalIgnoreCase) || !entry.Name.Contains('/');
        using var source = new MemoryStream(file, entry.DataStart, entry.PackedLength, writable: false);
        using var bytes = entry.IsDeflated ? new DeflateStream(source, CompressionMode.Decompress) : (Stream)source;
        using var target = new MemoryStream();
        var buffer = new byte[64 << 10];
        var crc = Crc32.Start;
        long length = 0;
        for (int read; (read = bytes.Read(buffer)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            length += read;
            isKept |= length == read && IsMisnamed(buffer.AsSpan(0, read));
            Count(read, length, entry, isKept);
            crc = Crc32.Add(crc, buffer.AsSpan(0, read));
            if (isKept)
            {
                target.Write(buffer, 0, read);
            }
        }

        if (length != entry.StatedLength)
        {
            throw new UnsafeContentException("malformed-archive");
        }

        if (Crc32.End(crc) != entry.StatedCrc)
        {
            throw new InvalidDataException($"{entry.Name} is damaged.");
        }

        if (isKept)
        {
            parts[entry.Name] = target.ToArray();
        }
    }

    /// <summary>A program or an archive under the name of a picture; it is kept, so that it is looked into.</summary>
    private static bool IsMisnamed(ReadOnlySpan<byte> start) => OfficeDangers.IsProgram(start) || CompoundFile.IsOne(start) || start.StartsWith("PK"u8);

    private void Count(int read, long length, ZipEntry entry, bool isKept)
    {
        unpacked += read;
        kept += isKept ? read : 0;
        if (unpacked > MostBytes || kept > MostKeptBytes || (length > RatioFrom && length / Math.Max(1, entry.PackedLength) > MostRatio))
        {
            throw new UnsafeContentException("archive-bomb");
        }
    }
}
