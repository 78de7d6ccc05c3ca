namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>LZW as old PDF writers have it, with early change.</summary>
internal static class PdfLzw
{
    private const int Clear = 256, End = 257;

    public static byte[] Decode(byte[] bytes)
    {
        using var target = new MemoryStream();
        List<byte[]> table = [];
        byte[]? before = null;
        var (width, bits, count) = (9, 0L, 0);
        foreach (var value in bytes)
        {
            bits = (bits << 8) | value;
            count += 8;
            if (count < width)
            {
                continue;
            }

            var code = (int)(bits >> (count - width)) & ((1 << width) - 1);
            count -= width;
            bits &= (1L << count) - 1;
            if (code == End)
            {
                break;
            }

            if (code == Clear)
            {
                table.Clear();
                (before, width) = (null, 9);
                continue;
            }

            if (Entry(table, code, before) is not { } entry)
            {
                break;
            }

            target.Write(entry);
            PdfFilters.Bound(target.Length);
            if (before is not null && table.Count < 4096 - 258)
            {
                table.Add([.. before, entry[0]]);
            }

            before = entry;
            width = (table.Count + 259) switch { > 2048 => 12, > 1024 => 11, > 512 => 10, _ => 9 };
        }

        return target.ToArray();
    }

    private static byte[]? Entry(List<byte[]> table, int code, byte[]? before) => code switch
    {
        < 256 => [(byte)code],
        _ when code - 258 < table.Count => table[code - 258],
        _ when code - 258 == table.Count && before is not null => [.. before, before[0]],
        _ => null,
    };
}
