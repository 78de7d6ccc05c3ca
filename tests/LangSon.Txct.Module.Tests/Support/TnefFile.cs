using System.Buffers.Binary;
using System.Text;

namespace LangSon.Txct.Support;

/// <summary>Writes a winmail.dat with one attachment, as MS-OXTNEF has it.</summary>
internal static class TnefFile
{
    private const byte OfMessage = 1, OfAttachment = 2;

    public static byte[] With(string name, byte[] content)
    {
        using var file = new MemoryStream();
        file.Write([0x78, 0x9F, 0x3E, 0x22, 1, 0]);
        Write(file, OfMessage, 0x00089006, [0, 0, 1, 0]);
        Write(file, OfMessage, 0x00069007, [0xE4, 4, 0, 0, 0, 0, 0, 0]);
        Write(file, OfAttachment, 0x00069002, [1, .. new byte[13]]);
        Write(file, OfAttachment, 0x00018010, [.. Encoding.ASCII.GetBytes(name), 0]);
        Write(file, OfAttachment, 0x0006800F, content);
        return file.ToArray();
    }

    private static void Write(MemoryStream file, byte level, int attribute, byte[] value)
    {
        Span<byte> number = stackalloc byte[4];
        file.WriteByte(level);
        BinaryPrimitives.WriteInt32LittleEndian(number, attribute);
        file.Write(number);
        BinaryPrimitives.WriteInt32LittleEndian(number, value.Length);
        file.Write(number);
        file.Write(value);
        BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)value.Sum(octet => octet));
        file.Write(number[..2]);
    }
}
