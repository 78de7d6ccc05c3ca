namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>The cross-reference tables from the last to the first: where objects stand, and the trailer.</summary>
internal sealed class PdfTable
{
    private const int EndSearched = 4096, MostTables = 2000;

    private readonly byte[] file;
    private readonly Dictionary<int, (int Number, object? Value)> byPlace;
    private readonly Func<PdfStream, byte[]?> decode;
    private readonly Queue<int> next = new();

    /// <exception cref="InvalidDataException">The end of the file is missing, or names no catalogue.</exception>
    public PdfTable(byte[] file, Dictionary<int, (int Number, object? Value)> byPlace, Func<PdfStream, byte[]?> decode)
    {
        (this.file, this.byPlace, this.decode) = (file, byPlace, decode);
        var from = Math.Max(0, file.Length - EndSearched);
        var last = file.AsSpan(from).LastIndexOf("startxref"u8);
        if (last < 0)
        {
            throw new InvalidDataException("The file has no end.");
        }

        if (new PdfLexer(file, from + last + 9, file.Length).Read() is double start && start >= 0 && start < file.Length)
        {
            next.Enqueue((int)start);
        }

        HashSet<int> seen = [];
        while (next.TryDequeue(out var place) && seen.Count < MostTables)
        {
            if (seen.Add(place))
            {
                ReadAt(place);
            }
        }

        // Where the chain does not hold, as in files that were mended by hand, any trailer with a catalogue will do.
        Found();
        if (!Trailer.ContainsKey("Root"))
        {
            throw new InvalidDataException("No trailer names a catalogue.");
        }
    }

    public PdfDictionary Trailer { get; } = [];

    public Dictionary<int, int> Places { get; } = [];

    public bool IsEncrypted { get; private set; }

    private void ReadAt(int place)
    {
        var lexer = new PdfLexer(file, place, file.Length);
        lexer.SkipBlanks();
        if (file.AsSpan(lexer.Position).StartsWith("xref"u8))
        {
            lexer.Position += 4;
            ReadTable(lexer);
        }
        else if (byPlace.TryGetValue(lexer.Position, out var entry) && entry.Value is PdfStream stream)
        {
            ReadStream(stream);
        }
    }

    private void ReadTable(PdfLexer lexer)
    {
        while (lexer.Read() is double first && lexer.Read() is double count)
        {
            for (var index = 0; index < count && index < PdfLimits.Objects; index++)
            {
                if (lexer.Read() is not double offset || lexer.Read() is not double || lexer.Read() is not PdfWord kind)
                {
                    return;
                }

                if (kind.Text == "n" && offset < file.Length)
                {
                    Places.TryAdd((int)first + index, Exact((int)offset));
                }
            }
        }

        // The word read last was "trailer".
        if (lexer.ReadObject() is PdfDictionary trailer)
        {
            Take(trailer);
        }
    }

    /// <summary>Some writers count a line break in.</summary>
    private int Exact(int offset)
    {
        while (offset < file.Length && PdfLexer.IsBlank(file[offset]))
        {
            offset++;
        }

        return offset;
    }

    private void ReadStream(PdfStream stream)
    {
        Take(stream.Dictionary);
        var widths = (stream.Dictionary.GetValueOrDefault("W") as List<object?>)?.OfType<double>().Select(width => (int)width).ToArray();
        if (widths is not { Length: >= 3 } || widths.Any(width => width is < 0 or > 8) || widths.Sum() == 0 || decode(stream) is not { } rows)
        {
            return;
        }

        var index = (stream.Dictionary.GetValueOrDefault("Index") as List<object?>)?.OfType<double>().Select(value => (int)value).ToArray() ?? [0, int.MaxValue];
        var at = 0;
        for (var part = 0; part + 1 < index.Length; part += 2)
        {
            for (var row = 0; row < index[part + 1] && at + widths.Sum() <= rows.Length; row++)
            {
                var kind = widths[0] == 0 ? 1 : Field(rows, ref at, widths[0]);
                var place = Field(rows, ref at, widths[1]);
                Field(rows, ref at, widths[2]);
                if (kind == 1 && place < file.Length)
                {
                    Places.TryAdd(index[part] + row, (int)place);
                }
            }
        }
    }

    private static long Field(byte[] rows, ref int at, int width)
    {
        long value = 0;
        for (var count = 0; count < width; count++)
        {
            value = (value << 8) | rows[at++];
        }

        return value & long.MaxValue;
    }

    private void Take(PdfDictionary trailer)
    {
        foreach (var (key, value) in trailer)
        {
            Trailer.TryAdd(key, value);
        }

        IsEncrypted |= trailer.ContainsKey("Encrypt");
        foreach (var key in new[] { "XRefStm", "Prev" })
        {
            if (trailer.GetValueOrDefault(key) is double place && place >= 0 && place < file.Length)
            {
                next.Enqueue((int)place);
            }
        }
    }

    private void Found()
    {
        foreach (var stream in byPlace.Values.Select(entry => entry.Value).OfType<PdfStream>().Where(stream => stream.Dictionary.NameOf("Type") == "XRef"))
        {
            Take(stream.Dictionary);
        }

        for (var from = 0; file.AsSpan(from).IndexOf("trailer"u8) is >= 0 and var found; from += found + 7)
        {
            if (new PdfLexer(file, from + found + 7, file.Length).ReadObject() is PdfDictionary trailer)
            {
                Take(trailer);
            }
        }
    }
}
