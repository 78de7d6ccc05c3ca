using System.Buffers.Binary;
using System.Text;

namespace LangSon.Txct.Content.Reading.Packages;

/// <summary>A zip's own list of what it holds, read without trusting it.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22, CentralLength = 46, LocalLength = 30;
    private const int MostEntries = 4000;

    /// <exception cref="UnsafeContentException">The list is not one that an office program writes.</exception>
    /// <exception cref="InvalidDataException">There is no list: the file is cut off or damaged.</exception>
    public static IReadOnlyList<ZipEntry> Read(ReadOnlySpan<byte> file)
    {
        var end = FindEnd(file);
        var record = file[end..];
        var count = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]), start = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        if (count > MostEntries)
        {
            throw new UnsafeContentException("archive-bomb");
        }

        if (count == 0 || start + size != end || BinaryPrimitives.ReadUInt16LittleEndian(record[8..]) != count)
        {
            throw new UnsafeContentException("malformed-archive");
        }

        var entries = ReadCentral(file[..end], (int)start, count);
        CheckPlaces(file, entries, start);
        CheckNames(entries);
        return entries;
    }

    /// <summary>The end record stands last; bytes after it are somebody else's.</summary>
    private static int FindEnd(ReadOnlySpan<byte> file)
    {
        var from = Math.Max(0, file.Length - EndLength - ushort.MaxValue);
        var found = file[from..].LastIndexOf("PK\u0005\u0006"u8);
        if (found < 0 || from + found + EndLength > file.Length)
        {
            throw new InvalidDataException("The zip has no end.");
        }

        var comment = BinaryPrimitives.ReadUInt16LittleEndian(file[(from + found + 20)..]);
        return from + found + EndLength + comment == file.Length ? from + found : throw new UnsafeContentException("malformed-archive");
    }

    private static List<ZipEntry> ReadCentral(ReadOnlySpan<byte> file, int start, int count)
    {
        List<ZipEntry> entries = [];
        for (var at = start; entries.Count < count;)
        {
            if (at + CentralLength > file.Length || !file[at..].StartsWith("PK\u0001\u0002"u8))
            {
                throw new UnsafeContentException("malformed-archive");
            }

            var record = file[at..];
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(record[28..]);
            var next = CentralLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(record[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(record[32..]);
            if (next > record.Length)
            {
                throw new UnsafeContentException("malformed-archive");
            }

            entries.Add(ToEntry(file, record, nameLength));
            at += next;
        }

        return entries;
    }

    private static ZipEntry ToEntry(ReadOnlySpan<byte> file, ReadOnlySpan<byte> record, int nameLength)
    {
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(record[8..]);
        var method = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(record[20..]), local = BinaryPrimitives.ReadUInt32LittleEndian(record[42..]);
        var name = record.Slice(CentralLength, nameLength);
        if ((flags & 1) != 0)
        {
            throw new UnsafeContentException("encrypted");
        }

        var isLink = BinaryPrimitives.ReadUInt32LittleEndian(record[38..]) >> 28 == 0xA;
        if (isLink || method is not (0 or 8) || local + LocalLength > file.Length || !file[(int)local..].StartsWith("PK\u0003\u0004"u8))
        {
            throw new UnsafeContentException("malformed-archive");
        }

        var header = file[(int)local..];
        var localName = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        var data = local + LocalLength + localName + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        return data + packed <= file.Length && BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) == method && header.Slice(LocalLength, Math.Min(localName, header.Length - LocalLength)).SequenceEqual(name)
            ? new ZipEntry(
                (flags & 0x800) != 0 ? Encoding.UTF8.GetString(name) : Encoding.Latin1.GetString(name), method == 8,
                (int)local, (int)data, (int)packed, BinaryPrimitives.ReadUInt32LittleEndian(record[24..]), BinaryPrimitives.ReadUInt32LittleEndian(record[16..]))
            : throw new UnsafeContentException("malformed-archive");
    }

    /// <summary>Entries stand one after the other from the first byte on; none within another, nothing of size between them.</summary>
    private static void CheckPlaces(ReadOnlySpan<byte> file, List<ZipEntry> entries, long centralStart)
    {
        const int mostBetween = 1024;
        long end = 0;
        foreach (var entry in entries.OrderBy(entry => entry.HeaderStart))
        {
            if (entry.HeaderStart < end || entry.HeaderStart > end + mostBetween || (end == 0 && entry.HeaderStart != 0))
            {
                throw new UnsafeContentException("malformed-archive");
            }

            end = entry.DataStart + (long)entry.PackedLength;
        }

        if (end > centralStart || centralStart > end + mostBetween || file.Length == 0)
        {
            throw new UnsafeContentException("malformed-archive");
        }
    }

    private static void CheckNames(List<ZipEntry> entries)
    {
        if (entries.Any(entry => !IsSafe(entry.Name)))
        {
            throw new UnsafeContentException("unsafe-name");
        }

        if (entries.DistinctBy(entry => entry.Name.TrimEnd('/'), StringComparer.OrdinalIgnoreCase).Count() < entries.Count)
        {
            throw new UnsafeContentException("malformed-archive");
        }
    }

    private static bool IsSafe(string name) => name.Length is > 0 and < 500
        && name.TrimEnd('/').Split('/').All(part => part == "[Content_Types].xml" || Checks.FileNames.IsSafe(part));
}

/// <param name="PackedLength">Bytes in the file.</param>
/// <param name="StatedLength">Bytes when unpacked, as the list says.</param>
internal sealed record ZipEntry(string Name, bool IsDeflated, int HeaderStart, int DataStart, int PackedLength, uint StatedLength, uint StatedCrc);
