using System.Text;

namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>The words that stand in a PDF's objects rather than on its pages: titles, notes, form fields, layers.</summary>
internal static class PdfWords
{
    public static void Collect(object? value, FileContent content)
    {
        Stack<(object? Value, string Key)> open = new();
        open.Push((value is PdfStream stream ? stream.Dictionary : value, ""));
        while (open.TryPop(out var next))
        {
            switch (next.Value)
            {
                case PdfDictionary dictionary:
                    foreach (var (key, entry) in dictionary)
                    {
                        open.Push((entry, key));
                    }

                    break;
                case List<object?> list:
                    foreach (var entry in list)
                    {
                        open.Push((entry, next.Key));
                    }

                    break;
                case PdfString { Bytes.Length: < 8000 } text when ToText(text.Bytes) is { } words:
                    content.AddAside(words);
                    content.AddAside($"{next.Key}: {words}");
                    break;
                case PdfName name when name.Text.Any(letter => letter > '\u007F'):
                    content.AddAside(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(name.Text)));
                    break;
            }
        }
    }

    /// <summary>Text strings in Unicode; those in PDFDocEncoding have no Vietnamese, and matter only as plain letters or in the old encodings.</summary>
    private static string? ToText(byte[] bytes) => bytes switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
        { Length: < 200 } when !bytes.Any(letter => letter < 9) => Old.WindowsLatin.ToText(bytes),
        _ => null,
    };
}
