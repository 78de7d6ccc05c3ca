using System.Text.RegularExpressions;
using LangSon.Txct.Petitions.Dictionaries;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>Whom a petition's text itself asks, in its own words.</summary>
internal static partial class Addressees
{
    private const string OfAPlace = @"(?:UBND|HĐND|Thường\s+trực\s+HĐND|Công\s+an|Ủy\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân|Điện\s+lực)\s+(?:tỉnh|huyện|thành\s+phố|thị\s+xã|xã|phường|thị\s+trấn|TT|TP)(?:\s+(?-i:\p{Lu}[\p{L}\p{M}]*))*";

    private static readonly Regex Asked = new(
        $@"(?:đề\s+nghị|kiến\s+nghị|mong|yêu\s+cầu)\s+(?:các\s+)?(?<who>(?:{OfAPlace}|{Agencies.Pattern})(?:(?:\s*,\s*|\s+và\s+)(?:{OfAPlace}|{Agencies.Pattern}))*)(?![\p{{L}}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>As in "Bộ Tài chính, Ngân hàng Chính sách xã hội Việt Nam"; null where nobody is named.</summary>
    public static string? In(string text) => Asked.Match(text) is { Success: true } match ? match.Groups["who"].Value : null;
}
