namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>
/// All objects of a PDF. They are found by looking through the whole file, so those of older revisions and those which no table lists are seen too;
/// what a reader shows is told by the cross-reference table, where it holds.
/// </summary>
internal sealed class PdfObjects
{
    private readonly byte[] file;
    private readonly CancellationToken cancel;
    private readonly PdfFilters filters;
    private readonly Dictionary<int, (int Number, object? Value)> byPlace = [];
    private readonly Dictionary<int, object?> current = [];
    private readonly List<object?> all = [];

    /// <exception cref="InvalidDataException">It has no end, no catalogue, or is no PDF at all.</exception>
    /// <exception cref="UnsafeContentException">It is encrypted, or passes a limit.</exception>
    public PdfObjects(byte[] file, CancellationToken cancel)
    {
        (this.file, this.cancel) = (file, cancel);
        filters = new PdfFilters(this);
        Scan();
        var table = new PdfTable(file, byPlace, Decode);
        Trailer = table.Trailer;
        all.Add(Trailer);
        if (table.IsEncrypted)
        {
            throw new UnsafeContentException("encrypted");
        }

        Unfold();
        foreach (var (number, place) in table.Places.Where(entry => byPlace.ContainsKey(entry.Value)))
        {
            current[number] = byPlace[place].Value;
        }

        Catalog = Resolve(Trailer.GetValueOrDefault("Root")) as PdfDictionary ?? throw new InvalidDataException("There is no catalogue.");
    }

    public PdfDictionary Trailer { get; }

    public PdfDictionary Catalog { get; }

    /// <summary>All objects that were found, also those which are shown no more.</summary>
    public IReadOnlyList<object?> All => all;

    /// <summary>The value itself, where it is a reference to one.</summary>
    public object? Resolve(object? value)
    {
        for (var steps = 0; value is PdfReference reference; steps++)
        {
            value = steps < 32 ? current.GetValueOrDefault(reference.Number) : null;
        }

        return value;
    }

    public PdfDictionary? DictionaryOf(object? value) => Resolve(value) switch { PdfDictionary dictionary => dictionary, PdfStream stream => stream.Dictionary, _ => null };

    public byte[]? Decode(PdfStream stream)
    {
        cancel.ThrowIfCancellationRequested();
        return filters.Decode(stream);
    }

    private void Scan()
    {
        for (var from = 0; file.AsSpan(from).IndexOf("obj"u8) is >= 0 and var found;)
        {
            cancel.ThrowIfCancellationRequested();
            var at = from + found;
            from = at + 3;
            if (HeaderBefore(at) is var (number, start))
            {
                var lexer = new PdfLexer(file, at + 3, file.Length);
                var value = lexer.ReadObject();
                value = value is PdfDictionary dictionary && StreamAfter(lexer, dictionary) is { } stream ? stream : value;
                from = Math.Max(from, value is PdfStream { Start: var data, Length: var length } ? data + length : lexer.Position);
                Add(number, value);
                byPlace[start] = (number, value);
            }
        }
    }

    private void Add(int number, object? value)
    {
        if (all.Count >= PdfLimits.Objects)
        {
            throw new UnsafeContentException("archive-bomb");
        }

        current[number] = value;
        all.Add(value);
    }

    /// <summary>Number and place of "12 0 obj", read backwards from its last word.</summary>
    private (int Number, int Start)? HeaderBefore(int at)
    {
        var index = at - 1;
        if (!SkipBack(ref index, PdfLexer.IsBlank, 0) && index >= 0 && !IsDigit(file[index]))
        {
            return null;
        }

        if (!SkipBack(ref index, IsDigit, 5) || !SkipBack(ref index, PdfLexer.IsBlank, 0))
        {
            return null;
        }

        var end = index + 1;
        if (!SkipBack(ref index, IsDigit, 9))
        {
            return null;
        }

        var number = 0;
        for (var digit = index + 1; digit < end; digit++)
        {
            number = (number * 10) + file[digit] - '0';
        }

        return (number, index + 1);
    }

    private bool SkipBack(ref int index, Func<byte, bool> isPart, int most)
    {
        var start = index;
        while (index >= 0 && isPart(file[index]) && (most == 0 || start - index < most))
        {
            index--;
        }

        return index < start;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    private PdfStream? StreamAfter(PdfLexer lexer, PdfDictionary dictionary)
    {
        lexer.SkipBlanks();
        var rest = file.AsSpan(lexer.Position);
        if (!rest.StartsWith("stream"u8))
        {
            return null;
        }

        var start = lexer.Position + 6;
        start += file.AsSpan(start).StartsWith("\r\n"u8) ? 2 : start < file.Length && file[start] is 10 or 13 ? 1 : 0;
        if (dictionary.GetValueOrDefault("Length") is double stated && stated >= 0 && stated <= file.Length - start
            && file.AsSpan(start + (int)stated).TrimStart((ReadOnlySpan<byte>)[0, 9, 10, 12, 13, 32]).StartsWith("endstream"u8))
        {
            return new PdfStream(dictionary, file, start, (int)stated);
        }

        var length = file.AsSpan(start).IndexOf("endstream"u8);
        return length >= 0 ? new PdfStream(dictionary, file, start, length) : throw new InvalidDataException("A stream has no end.");
    }

    /// <summary>Takes the objects out of object streams.</summary>
    private void Unfold()
    {
        foreach (var stream in all.OfType<PdfStream>().Where(stream => stream.Dictionary.NameOf("Type") == "ObjStm").ToList())
        {
            if (Decode(stream) is not { } bytes || Resolve(stream.Dictionary.GetValueOrDefault("N")) is not double count || Resolve(stream.Dictionary.GetValueOrDefault("First")) is not double first)
            {
                throw new InvalidDataException("An object stream is damaged.");
            }

            var index = new PdfLexer(bytes, 0, bytes.Length);
            for (var entry = 0; entry < Math.Min(count, bytes.Length); entry++)
            {
                if (index.Read() is double number && index.Read() is double offset && first + offset < bytes.Length && first + offset >= 0)
                {
                    Add((int)number, new PdfLexer(bytes, (int)(first + offset), bytes.Length).ReadObject());
                }
            }
        }
    }
}
