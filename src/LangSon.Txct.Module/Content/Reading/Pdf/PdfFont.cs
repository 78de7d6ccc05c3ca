using LangSon.Txct.Content.Reading.Facts;
using LangSon.Txct.Content.Reading.Old;

namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>What a font's codes mean as letters, and how wide they are.</summary>
internal sealed class PdfFont
{
    private readonly bool isComposite;
    private readonly bool isUnicode;
    private readonly bool isMute;
    private readonly PdfCharacterMap? map;
    private readonly string?[] names = new string?[256];
    private readonly Dictionary<int, double> widths = [];
    private readonly double defaultWidth;
    private readonly string name;

    public PdfFont(PdfDictionary font, PdfObjects objects)
    {
        name = (font.NameOf("BaseFont") ?? "").Split('+')[^1];
        IsBold = name.Contains("Bold", StringComparison.OrdinalIgnoreCase) || name.Contains("Black", StringComparison.OrdinalIgnoreCase);
        map = objects.Resolve(font.GetValueOrDefault("ToUnicode")) is PdfStream stream && objects.Decode(stream) is { } bytes ? PdfCharacterMap.Read(bytes) : null;
        isComposite = font.NameOf("Subtype") == "Type0";
        if (isComposite)
        {
            isUnicode = font.NameOf("Encoding")?.Contains("UCS2", StringComparison.Ordinal) == true || font.NameOf("Encoding")?.Contains("UTF16", StringComparison.Ordinal) == true;
            var descendant = objects.DictionaryOf((objects.Resolve(font.GetValueOrDefault("DescendantFonts")) as List<object?>)?.FirstOrDefault());
            defaultWidth = objects.Resolve(descendant?.GetValueOrDefault("DW")) as double? ?? 1000;
            CompositeWidths(objects.Resolve(descendant?.GetValueOrDefault("W")) as List<object?> ?? [], objects);
        }
        else
        {
            defaultWidth = name.StartsWith("Courier", StringComparison.Ordinal) ? 600 : 500;
            SimpleWidths(font, objects);
            Names(objects.Resolve(font.GetValueOrDefault("Encoding")), objects);
            isMute = IsMute(font, objects);
        }
    }

    public bool IsBold { get; }

    /// <summary>The letters of a shown string, each with its width in thousandths of the size.</summary>
    public IEnumerable<(string Text, double Width, bool IsSpace)> Letters(byte[] shown)
    {
        var length = isComposite ? 2 : 1;
        for (var at = 0; at + length <= shown.Length; at += length)
        {
            var code = isComposite ? (shown[at] << 8) | shown[at + 1] : shown[at];
            yield return (TextOf(code), widths.GetValueOrDefault(code, defaultWidth), !isComposite && code == 32);
        }
    }

    private string TextOf(int code)
    {
        var text = map?.Find(code) ?? (isUnicode ? ((char)code).ToString() : isComposite || (isMute && code is < 32 or > 126 && names[code] is null) ? "\uFFFD" : names[code] ?? WindowsLatin.ToChar((byte)code).ToString());
        return Tcvn3.IsOldFont(name) ? Tcvn3.ToUnicode(text, name) : Vni.IsOldFont(name) ? Vni.ToUnicode(text) : text;
    }

    /// <summary>A font cut down to the letters used, whose codes are its maker's own and are told nowhere. Only those of ASCII are mostly what they look like.</summary>
    private bool IsMute(PdfDictionary font, PdfObjects objects) =>
        map is null && font.NameOf("BaseFont")?.Contains('+') == true && !HasBase(objects.Resolve(font.GetValueOrDefault("Encoding"))) && !Tcvn3.IsOldFont(name) && !Vni.IsOldFont(name)
        && objects.DictionaryOf(font.GetValueOrDefault("FontDescriptor")) is { } descriptor && descriptor.Keys.Any(key => key.StartsWith("FontFile", StringComparison.Ordinal));

    private static bool HasBase(object? encoding) => encoding is PdfName || (encoding is PdfDictionary dictionary && dictionary.ContainsKey("BaseEncoding"));

    private void SimpleWidths(PdfDictionary font, PdfObjects objects)
    {
        var first = objects.Resolve(font.GetValueOrDefault("FirstChar")) as double? ?? 0;
        var list = objects.Resolve(font.GetValueOrDefault("Widths")) as List<object?> ?? [];
        for (var index = 0; index < Math.Min(list.Count, 256); index++)
        {
            if (objects.Resolve(list[index]) is double width)
            {
                // Fonts of type 3 measure in their own space; a thousandth is the rule elsewhere.
                widths[(int)first + index] = font.NameOf("Subtype") == "Type3" ? width * TypeThreeScale(font, objects) : width;
            }
        }
    }

    private static double TypeThreeScale(PdfDictionary font, PdfObjects objects) =>
        (objects.Resolve(font.GetValueOrDefault("FontMatrix")) as List<object?>)?.FirstOrDefault() is double scale ? Math.Abs(scale) * 1000 : 1;

    private void CompositeWidths(List<object?> list, PdfObjects objects)
    {
        for (var at = 0; at + 1 < list.Count;)
        {
            var first = objects.Resolve(list[at]) as double? ?? 0;
            if (objects.Resolve(list[at + 1]) is List<object?> each)
            {
                for (var index = 0; index < Math.Min(each.Count, ushort.MaxValue); index++)
                {
                    widths[(int)first + index] = objects.Resolve(each[index]) as double? ?? defaultWidth;
                }

                at += 2;
            }
            else
            {
                var last = Math.Min(objects.Resolve(list[at + 1]) as double? ?? 0, ushort.MaxValue);
                var width = at + 2 < list.Count ? objects.Resolve(list[at + 2]) as double? ?? defaultWidth : defaultWidth;
                for (var code = Math.Max(0, (int)first); code <= last; code++)
                {
                    widths[code] = width;
                }

                at += 3;
            }
        }
    }

    private void Names(object? encoding, PdfObjects objects)
    {
        if (encoding is not PdfDictionary dictionary || objects.Resolve(dictionary.GetValueOrDefault("Differences")) is not List<object?> differences)
        {
            return;
        }

        var code = 0;
        foreach (var difference in differences.Select(objects.Resolve))
        {
            if (difference is double start)
            {
                code = (int)start;
            }
            else if (difference is PdfName glyph && code is >= 0 and < 256)
            {
                names[code++] = GlyphNames.ToText(glyph.Text);
            }
        }
    }
}
