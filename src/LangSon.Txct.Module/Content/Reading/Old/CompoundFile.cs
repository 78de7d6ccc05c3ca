using System.Buffers.Binary;
using System.Text;

namespace LangSon.Txct.Content.Reading.Old;

/// <summary>An OLE compound file (MS-CFB): Word 97–2003, encrypted office files, embedded objects. All chains are bounded by the file's size.</summary>
internal sealed class CompoundFile
{
    private const uint EndOfChain = 0xFFFFFFFE;
    private const int HeaderLength = 512, EntryLength = 128;

    private readonly byte[] file;
    private readonly int sectorSize;
    private readonly uint[] table;
    private readonly uint[] smallTable;
    private readonly byte[] smallSectors;
    private readonly List<Entry> entries = [];

    /// <exception cref="InvalidDataException">It is no compound file, or a damaged one.</exception>
    public CompoundFile(byte[] file)
    {
        this.file = file;
        if (file.Length < HeaderLength || !IsOne(file))
        {
            throw new InvalidDataException("No compound file.");
        }

        sectorSize = 1 << Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(30)), (ushort)9, (ushort)12);
        table = ReadTable();
        ReadEntries();
        smallTable = ToNumbers(Chain(Number(60)));
        smallSectors = entries is [var root, ..] ? Chain(root.Start) : [];
    }

    /// <summary>Names of all streams and storages, in the order of the directory.</summary>
    public IEnumerable<string> Names => entries.Where(entry => entry.Kind != 0).Select(entry => entry.Name);

    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>The bytes of the first stream of that name; null if there is none.</summary>
    public byte[]? Stream(string name)
    {
        if (entries.Find(entry => entry.Kind == 2 && entry.Name == name) is not { } entry)
        {
            return null;
        }

        var bytes = entry.Length < 4096 ? SmallChain(entry.Start) : Chain(entry.Start);
        return bytes[..(int)Math.Min(entry.Length, bytes.Length)];
    }

    private uint Number(int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private uint[] ReadTable()
    {
        List<uint> places = [];
        for (var index = 0; index < 109; index++)
        {
            places.Add(Number(76 + (4 * index)));
        }

        var next = Number(68);
        for (var count = 0; next < EndOfChain && count < file.Length / sectorSize && Sector(next) is { Length: > 0 } sector; count++)
        {
            var numbers = ToNumbers(sector.ToArray());
            places.AddRange(numbers[..^1]);
            next = numbers[^1];
        }

        return [.. places.Where(place => place < EndOfChain).Take(file.Length / sectorSize).SelectMany(place => ToNumbers(Sector(place).ToArray()))];
    }

    private void ReadEntries()
    {
        var directory = Chain(Number(48));
        for (var at = 0; at + EntryLength <= directory.Length; at += EntryLength)
        {
            var entry = directory.AsSpan(at, EntryLength);
            var nameLength = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62);
            entries.Add(new Entry(
                Encoding.Unicode.GetString(entry[..nameLength]), entry[66], BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..])));
        }
    }

    private ReadOnlySpan<byte> Sector(uint number)
    {
        var start = (number + 1L) * sectorSize;
        return start >= file.Length ? default : file.AsSpan((int)start, (int)Math.Min(sectorSize, file.Length - start));
    }

    private byte[] Chain(uint start)
    {
        using var bytes = new MemoryStream();
        for (var (next, count) = (start, 0); next < EndOfChain && count <= file.Length / sectorSize; count++)
        {
            bytes.Write(Sector(next));
            next = next < table.Length ? table[next] : EndOfChain;
        }

        return bytes.ToArray();
    }

    private byte[] SmallChain(uint start)
    {
        const int size = 64;
        using var bytes = new MemoryStream();
        for (var (next, count) = (start, 0); next < EndOfChain && count <= smallSectors.Length / size; count++)
        {
            var at = (long)next * size;
            bytes.Write(at >= smallSectors.Length ? default : smallSectors.AsSpan((int)at, (int)Math.Min(size, smallSectors.Length - at)));
            next = next < smallTable.Length ? smallTable[next] : EndOfChain;
        }

        return bytes.ToArray();
    }

    private static uint[] ToNumbers(byte[] bytes)
    {
        var numbers = new uint[bytes.Length / 4];
        for (var index = 0; index < numbers.Length; index++)
        {
            numbers[index] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4 * index));
        }

        return numbers;
    }

    /// <param name="Kind">0 unused, 1 storage, 2 stream, 5 root.</param>
    private sealed record Entry(string Name, byte Kind, uint Start, uint Length);
}
