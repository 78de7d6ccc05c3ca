using System.Text;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>The lines of a paper made ready for reading: composed letters, spaced-out words closed up, the state's motto parted from what stands beside it.</summary>
internal static partial class PaperLines
{
    /// <summary>So many lines from the top can hold two columns on one line.</summary>
    private const int HeadDepth = 25;

    public static List<TextLine> Clean(IEnumerable<TextLine> lines)
    {
        List<TextLine> clean = [];
        foreach (var line in lines)
        {
            var text = Compose(line.Text);
            foreach (var piece in clean.Count < HeadDepth ? Parted(text) : [text])
            {
                if (Closed(piece) is { Length: > 0 } closed)
                {
                    clean.Add(line with { Text = closed, IsBroken = line.IsBroken && clean.Count > 0 });
                }
            }
        }

        return clean;
    }

    /// <summary>NFC, where the letters allow it; signs that cannot be seen taken away, every blank an ordinary one.</summary>
    private static string Compose(string? text)
    {
        if (text is null || Ascii.IsValid(text))
        {
            return text ?? "";
        }

        return AnyBlank().Replace(Invisible().Replace(Composed.Of(text), ""), " ");
    }

    /// <summary>Two columns that were typed on one line with tabs or blanks, or run together by a PDF.</summary>
    private static IEnumerable<string> Parted(string text)
    {
        var marked = Motto().Replace(text, "\t$0\t");
        marked = marked.Contains('\t') || !(NumberWord().IsMatch(text) && DateWord().IsMatch(text)) ? marked : DateWord().Replace(marked, "\t$0", 1);
        return Columns().IsMatch(marked) && (Motto().IsMatch(text) || DateWord().IsMatch(text) || NumberWord().IsMatch(text) || !text.Any(char.IsLower))
            ? Columns().Split(marked)
            : [text];
    }

    /// <summary>"B Á O   C Á O" as "BÁO CÁO"; single blanks between words.</summary>
    private static string Closed(string text)
    {
        var trimmed = Control().Replace(text, " ").Trim();
        var closed = Spaced().IsMatch(trimmed)
            ? PaperTitles.Respaced(string.Join(' ', WideBlanks().Split(trimmed).Select(word => word.Replace(" ", "", StringComparison.Ordinal))))
            : trimmed;
        return WideBlanks().Replace(closed, " ");
    }

    [GeneratedRegex(@"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Motto();

    [GeneratedRegex(@"^\s*Số\s*[:.]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"(?:\p{Lu}\p{L}*\s+){1,4}?\p{Lu}\p{L}*\s*,\s*ngày\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DateWord();

    [GeneratedRegex(@"\s*\t\s*|\s{4,}")]
    private static partial Regex Columns();

    [GeneratedRegex(@"[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]")]
    private static partial Regex Invisible();

    [GeneratedRegex(@"[\u00A0\u2000-\u200A\u202F\u3000]")]
    private static partial Regex AnyBlank();

    [GeneratedRegex(@"\p{Cc}+")]
    private static partial Regex Control();

    [GeneratedRegex(@"^\p{L}(?: \p{L})+(?:\s{2,}\p{L}(?: \p{L})*)*$")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex WideBlanks();
}
