using System.IO.Compression;

namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>Decodes streams, and stops when more comes out than a stream may have.</summary>
internal sealed class PdfFilters(PdfObjects objects)
{
    private const int MostFilters = 4;

    private long decoded;

    /// <summary>The stream's bytes; null if it is a picture's encoding, or damaged.</summary>
    /// <exception cref="UnsafeContentException">More comes out than is allowed.</exception>
    public byte[]? Decode(PdfStream stream)
    {
        var names = Each(stream.Dictionary, "Filter", "F").OfType<PdfName>().ToList();
        var parameters = Each(stream.Dictionary, "DecodeParms", "DP").ToList();
        if (names.Count > MostFilters)
        {
            throw new UnsafeContentException("archive-bomb");
        }

        var bytes = stream.Raw.ToArray();
        for (var index = 0; index < names.Count; index++)
        {
            var settings = index < parameters.Count ? parameters[index] as PdfDictionary : null;
            if (Apply(names[index].Text, bytes, settings) is not { } next)
            {
                return null;
            }

            bytes = next;
            decoded += bytes.Length;
            if (bytes.Length > PdfLimits.StreamBytes || decoded > PdfLimits.AllBytes)
            {
                throw new UnsafeContentException("archive-bomb");
            }
        }

        return bytes;
    }

    private IEnumerable<object?> Each(PdfDictionary dictionary, string name, string shortName)
    {
        var value = objects.Resolve(dictionary.GetValueOrDefault(name) ?? (dictionary.ContainsKey("Type") ? null : dictionary.GetValueOrDefault(shortName)));
        return value is List<object?> list ? list.Select(objects.Resolve) : [value];
    }

    private byte[]? Apply(string filter, byte[] bytes, PdfDictionary? settings) => filter switch
    {
        "FlateDecode" or "Fl" => PdfPredictor.Undo(Inflate(bytes), settings, objects),
        "LZWDecode" or "LZW" => PdfPredictor.Undo(PdfLzw.Decode(bytes), settings, objects),
        "ASCIIHexDecode" or "AHx" => Hex(bytes),
        "ASCII85Decode" or "A85" => Ascii85(bytes),
        "RunLengthDecode" or "RL" => RunLength(bytes),
        "Crypt" => bytes,
        _ => null,
    };

    private static byte[]? Inflate(byte[] bytes)
    {
        using var target = new MemoryStream();
        try
        {
            using var source = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var buffer = new byte[32 << 10];
            for (int read; (read = source.Read(buffer)) > 0;)
            {
                target.Write(buffer, 0, read);
                Bound(target.Length);
            }
        }
        catch (InvalidDataException)
        {
            // A check sum that does not fit, or a torn end: what came before it is still text.
            return target.Length > 0 ? target.ToArray() : null;
        }

        return target.ToArray();
    }

    private static byte[] Hex(byte[] bytes)
    {
        var digits = bytes.TakeWhile(value => value != '>').Where(value => char.IsAsciiHexDigit((char)value)).Select(value => (char)value).ToArray();
        return Convert.FromHexString(digits.Length % 2 == 0 ? digits : [.. digits, '0']);
    }

    private static byte[] Ascii85(byte[] bytes)
    {
        List<byte> target = [];
        uint group = 0;
        var count = 0;
        foreach (var value in bytes)
        {
            if (value == '~')
            {
                break;
            }

            if (value == 'z' && count == 0)
            {
                target.AddRange([0, 0, 0, 0]);
            }
            else if (value is >= (byte)'!' and <= (byte)'u')
            {
                group = unchecked((group * 85) + value - '!');
                if (++count == 5)
                {
                    target.AddRange([(byte)(group >> 24), (byte)(group >> 16), (byte)(group >> 8), (byte)group]);
                    (group, count) = (0, 0);
                }
            }
        }

        for (var missing = count; count > 1 && missing < 5; missing++)
        {
            group = unchecked((group * 85) + 84);
        }

        for (var index = 0; index < count - 1; index++)
        {
            target.Add((byte)(group >> (24 - (8 * index))));
        }

        return [.. target];
    }

    private static byte[] RunLength(byte[] bytes)
    {
        using var target = new MemoryStream();
        for (var at = 0; at < bytes.Length && bytes[at] != 128;)
        {
            var length = bytes[at++];
            if (length < 128)
            {
                var count = Math.Min(length + 1, bytes.Length - at);
                target.Write(bytes, at, count);
                at += count;
            }
            else if (at < bytes.Length)
            {
                target.Write(Enumerable.Repeat(bytes[at++], 257 - length).ToArray());
            }

            Bound(target.Length);
        }

        return target.ToArray();
    }

    internal static void Bound(long length)
    {
        if (length > PdfLimits.StreamBytes)
        {
            throw new UnsafeContentException("archive-bomb");
        }
    }
}
