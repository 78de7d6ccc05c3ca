using System.Text;

namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>A ToUnicode map: codes and the letters they stand for.</summary>
internal sealed class PdfCharacterMap
{
    private const int MostLetters = 200_000;

    /// <summary>A range of more codes is kept as it is written: many papers map all there are, and use a hundred of them.</summary>
    private const int LargeRange = 256;

    private readonly Dictionary<int, string> letters = [];
    private readonly List<(int First, int Last, byte[] Start)> ranges = [];

    public static PdfCharacterMap Read(byte[] bytes)
    {
        var map = new PdfCharacterMap();
        var lexer = new PdfLexer(bytes, 0, bytes.Length);
        while (!lexer.IsAtEnd && map.letters.Count < MostLetters)
        {
            switch (lexer.Read())
            {
                case PdfWord { Text: "beginbfchar" }:
                    while (lexer.Read() is PdfString code)
                    {
                        map.Add(Number(code), lexer.Read() is PdfString letter ? letter.Bytes : [], 0);
                    }

                    break;
                case PdfWord { Text: "beginbfrange" }:
                    while (lexer.Read() is PdfString first)
                    {
                        map.AddRange(Number(first), lexer.Read() is PdfString last ? Number(last) : 0, lexer.Read());
                    }

                    break;
            }
        }

        return map;
    }

    public string? Find(int code)
    {
        if (letters.TryGetValue(code, out var letter))
        {
            return letter;
        }

        var range = ranges.FindLast(range => range.First <= code && code <= range.Last);
        return range.Start is { } start ? letters[code] = Further(start, code - range.First) : null;
    }

    private void AddRange(int first, int last, object? target)
    {
        if (target is PdfString large && last - (long)first >= LargeRange && ranges.Count < MostLetters / LargeRange)
        {
            ranges.Add((first, (int)Math.Min(last, first + (long)ushort.MaxValue), large.Bytes));
            return;
        }

        for (var code = first; code <= last && code - first <= ushort.MaxValue && letters.Count < MostLetters; code++)
        {
            if (target is PdfString start)
            {
                Add(code, start.Bytes, code - first);
            }
            else if (target is List<object?> list && code - first < list.Count && list[code - first] is PdfString each)
            {
                Add(code, each.Bytes, 0);
            }
        }
    }

    private void Add(int code, byte[] utf16, int further) => letters[code] = Further(utf16, further);

    /// <summary>The letter so many codes after the one whose letter is written.</summary>
    private static string Further(byte[] utf16, int further)
    {
        var text = utf16.Length == 1 ? ((char)utf16[0]).ToString() : Encoding.BigEndianUnicode.GetString(utf16);
        return further == 0 || text.Length == 0 ? text : $"{text[..^1]}{(char)(text[^1] + further)}";
    }

    private static int Number(PdfString code) => code.Bytes.Take(4).Aggregate(0, (number, value) => (number << 8) | value);
}
