using System.Buffers.Binary;
using System.Text;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Packets.Writing;

/// <summary>A zip around one file, its bytes as they are. Nothing in it hangs on the time, the machine or a packing library.</summary>
internal static class StoredZip
{
    private const ushort Version = 20, FirstDay = 0x21;

    /// <summary>Calls for each piece of the zip, from the first to the last.</summary>
    /// <exception cref="IOException">The file is no longer as long as it was.</exception>
    public static async Task WriteAsync(TransitFile file, Func<ReadOnlyMemory<byte>, Task> write, CancellationToken cancel)
    {
        var name = Encoding.ASCII.GetBytes(file.Sha256[..32]);
        var crc = Crc32.Start;
        await ReadAsync(file, piece =>
        {
            crc = Crc32.Add(crc, piece.Span);
            return Task.CompletedTask;
        }, cancel);
        var common = Common(Crc32.End(crc), (uint)file.Size, (ushort)name.Length);
        byte[] local = [.. "PK\u0003\u0004"u8, .. common, .. name];
        await write(local);
        await ReadAsync(file, write, cancel);
        byte[] central = [.. "PK\u0001\u0002"u8, .. Short(Version), .. common, .. new byte[14], .. name];
        await write(central);
        await write((byte[])[.. "PK\u0005\u0006"u8, .. new byte[4], .. Short(1), .. Short(1), .. Long((uint)central.Length), .. Long((uint)(local.Length + file.Size)), .. Short(0)]);
    }

    /// <summary>The part that the entry and its row in the zip's list share: stored, written on 1 January 1980, no extra fields.</summary>
    private static byte[] Common(uint crc, uint size, ushort nameLength) =>
        [.. Short(Version), .. Short(0), .. Short(0), .. Short(0), .. Short(FirstDay), .. Long(crc), .. Long(size), .. Long(size), .. Short(nameLength), .. Short(0)];

    private static async Task ReadAsync(TransitFile file, Func<ReadOnlyMemory<byte>, Task> piece, CancellationToken cancel)
    {
        var buffer = new byte[48 << 10];
        await using var bytes = file.Open();
        long size = 0;
        for (int read; (read = await bytes.ReadAsync(buffer, cancel)) > 0; size += read)
        {
            await piece(buffer.AsMemory(0, read));
        }

        if (size != file.Size)
        {
            throw new IOException($"{file.Size} bytes were checked, {size} were to be written.");
        }
    }

    private static byte[] Short(ushort value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Long(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
