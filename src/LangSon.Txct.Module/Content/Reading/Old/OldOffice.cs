using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using LangSon.Txct.Content.Reading.Facts;

namespace LangSon.Txct.Content.Reading.Old;

/// <summary>Reads Word 97–2003 files (MS-DOC): the text by its table of pieces, and what may not go out.</summary>
internal static partial class OldOffice
{
    private const int Encrypted = 0x0100, SecondTable = 0x0200, Word97 = 0xA5EC;

    /// <returns>Null if it is Word of before 1997, a sheet, or anything else that only LibreOffice reads.</returns>
    public static FileContent? Read(byte[] file, CancellationToken cancel)
    {
        var compound = new CompoundFile(file);
        var names = compound.Names.ToList();
        var content = new FileContent();
        Dangers(names, content);
        if (content.Codes.Contains("encrypted") || compound.Stream("WordDocument") is not { Length: > 0x1AA } document)
        {
            return content.Codes.Count > 0 ? content : null;
        }

        var flags = BinaryPrimitives.ReadUInt16LittleEndian(document.AsSpan(10));
        if ((flags & Encrypted) != 0)
        {
            content.Codes.Add("encrypted");
            return content;
        }

        var table = compound.Stream((flags & SecondTable) != 0 ? "1Table" : "0Table");
        if (BinaryPrimitives.ReadUInt16LittleEndian(document) != Word97 || table is null)
        {
            return content.Codes.Count > 0 ? content : null;
        }

        var text = PieceText(document, table, cancel);

        // In the old fonts a letter stands in the place of the soft hyphen.
        Fill(content, document, OldTyping.RepairOf(text) is null ? text : text.Replace('\u001F', '\u00AD'));
        Properties(compound, content);
        return content;
    }

    public static bool HasMacro(IReadOnlyCollection<string> names) =>
        names.Any(name => name is "Macros" or "_VBA_PROJECT_CUR" or "_VBA_PROJECT" or "VBA" or "PROJECTwm");

    public static bool HasPackage(IReadOnlyCollection<string> names) => names.Any(name => name is "\u0001Ole10Native" or "Equation Native");

    private static void Dangers(List<string> names, FileContent content)
    {
        if (HasMacro(names))
        {
            content.Codes.Add("macro");
        }

        if (HasPackage(names))
        {
            content.Codes.Add("active-content");
        }

        if (names.Contains("EncryptedPackage") || names.Contains("EncryptionInfo"))
        {
            content.Codes.Add("encrypted");
        }
    }

    /// <summary>The file's whole text in the order of its parts: main text, notes, page headers, comments, text boxes.</summary>
    private static string PieceText(byte[] document, byte[] table, CancellationToken cancel)
    {
        var at = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(document.AsSpan(0x1A2)), int.MaxValue);
        var end = (int)Math.Min(at + (long)BinaryPrimitives.ReadUInt32LittleEndian(document.AsSpan(0x1A6)), table.Length);
        while (at + 5 < end && table[at] == 1)
        {
            at += 3 + BinaryPrimitives.ReadUInt16LittleEndian(table.AsSpan(at + 1));
        }

        if (at + 5 >= end || table[at] != 2)
        {
            throw new InvalidDataException("The table of pieces is missing.");
        }

        var pieces = table.AsSpan(at + 5, end - at - 5);
        var count = (pieces.Length - 4) / 12;
        var text = new StringBuilder();
        for (var index = 0; index < count; index++)
        {
            cancel.ThrowIfCancellationRequested();
            var length = BinaryPrimitives.ReadInt32LittleEndian(pieces[(4 * (index + 1))..]) - BinaryPrimitives.ReadInt32LittleEndian(pieces[(4 * index)..]);
            var place = BinaryPrimitives.ReadUInt32LittleEndian(pieces[((4 * (count + 1)) + (8 * index) + 2)..]);
            text.Append(Piece(document, place, length));
            if (text.Length > document.Length)
            {
                throw new InvalidDataException("More text than bytes.");
            }
        }

        return text.ToString();
    }

    private static string Piece(byte[] document, uint place, int length)
    {
        var isNarrow = (place & 0x40000000) != 0;
        var start = isNarrow ? (place & 0x3FFFFFFF) / 2 : place & 0x3FFFFFFF;
        var bytes = isNarrow ? length : length * 2L;
        if (length < 0 || start + bytes > document.Length)
        {
            throw new InvalidDataException("A piece lies outside the file.");
        }

        var piece = document.AsSpan((int)start, (int)bytes);
        return isNarrow ? WindowsLatin.ToText(piece) : Encoding.Unicode.GetString(piece);
    }

    private static void Fill(FileContent content, byte[] document, string text)
    {
        foreach (Match code in FieldCode().Matches(text))
        {
            if (Fetching().IsMatch(code.Value))
            {
                content.Codes.Add("external-reference");
            }
        }

        // Notes follow the main text; then page headers, comments and text boxes.
        var main = (int)Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(document.AsSpan(0x4C)) + (long)BinaryPrimitives.ReadInt32LittleEndian(document.AsSpan(0x50)), 0, text.Length);
        content.Lines.AddRange(LinesOf(text[..main]));
        content.Margins.AddRange(LinesOf(text[main..]).Select(line => line.Text));
    }

    private static IEnumerable<TextLine> LinesOf(string text) => FieldCode().Replace(text, "").Replace('\u001E', '-').Replace('\v', '\n')
        .Split('\r', '\a', '\f').SelectMany(paragraph => TextLine.Of(string.Concat(paragraph.Where(letter => letter is '\t' or '\n' || !char.IsControl(letter)))));

    private static void Properties(CompoundFile compound, FileContent content)
    {
        foreach (var name in new[] { "\u0005SummaryInformation", "\u0005DocumentSummaryInformation" })
        {
            if (compound.Stream(name) is { } bytes)
            {
                foreach (var words in (string[])[Encoding.UTF8.GetString(bytes), Encoding.Unicode.GetString(bytes), WindowsLatin.ToText(bytes)])
                {
                    foreach (var word in words.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2))
                    {
                        content.AddAside(word);
                    }
                }
            }
        }
    }

    [GeneratedRegex(@"\u0013[^\u0013\u0014\u0015]*(?:\u0014|(?=\u0015))")]
    private static partial Regex FieldCode();

    [GeneratedRegex(@"^\u0013\s*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDE|DDEAUTO|LINK|DATABASE|RD)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fetching();
}
