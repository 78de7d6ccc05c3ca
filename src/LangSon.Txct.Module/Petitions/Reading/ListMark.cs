using System.Text.RegularExpressions;

namespace LangSon.Txct.Petitions.Reading;

internal enum MarkKind { None, Roman, Capital, Number, Letter, Bullet }

/// <summary>What stands before an item: I., A., 1., 2.3., a), - or +.</summary>
/// <param name="Depth">Of a number: 2 for 2.3.</param>
/// <param name="Length">With the blanks behind it.</param>
internal readonly partial record struct ListMark(MarkKind Kind, int Depth, int Length)
{
    public static ListMark Of(string text)
    {
        var match = Marks().Match(text);
        return !match.Success ? default
            : match.Groups["roman"].Success ? new ListMark(MarkKind.Roman, 1, match.Length)
            : match.Groups["capital"].Success ? new ListMark(MarkKind.Capital, 1, match.Length)
            : match.Groups["number"].Success ? new ListMark(MarkKind.Number, match.Groups["number"].Value.Count(sign => sign == '.') + 1, match.Length)
            : match.Groups["letter"].Success ? new ListMark(MarkKind.Letter, 1, match.Length)
            : new ListMark(MarkKind.Bullet, 1, match.Length);
    }

    [GeneratedRegex(@"^(?:(?:(?:phần|mục)\s+(?:thứ\s+)?)?(?<roman>[IVX]{1,5})\s*[.):/-]\s*(?=\S)|(?<capital>[A-ZĐ])\s*[.)]\s+(?=\S)|\(?(?<number>\d{1,2}(?:\.\d{1,2}){0,3})\s*[.)/:]\s*(?=[^\d\s])|\(?(?<number>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\p{Lu})|\(?(?<letter>[a-zđ]{1,2}\d?)\s*\)\s*(?=\S)|(?<letter>[a-zđ])\.\s+(?=\p{Lu})|(?<bullet>[-–—−+•*·○●▪►➢✓Ø])\s*(?=[^\d\s]|\d))", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
