using System.Globalization;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Reading.Facts;

/// <summary>The sessions of the Council that a text names, by season and year or by their number in the term.</summary>
internal static partial class SessionMentions
{
    private static readonly string[] Ones = ["", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín"];

    public static IReadOnlyList<SessionMention> In(string text)
    {
        var flat = text.Replace('\n', ' ');
        return
        [
            .. Season().Matches(flat).Select(match => (match.Index, Mention: new SessionMention(
                    match.Groups["half"].Value.StartsWith("giữa", StringComparison.OrdinalIgnoreCase) ? "MidYear" : "YearEnd",
                    match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : null)))
                .Concat(Ordinal().Matches(flat).Select(match => (match.Index, Number: NumberOf(match.Groups["which"].Value.ToLowerInvariant())))
                    .Where(found => found.Number > 0).Select(found => (found.Index, Mention: new SessionMention(null, null, found.Number))))
                .OrderBy(found => found.Index).Select(found => found.Mention).Distinct(),
        ];
    }

    /// <summary>25 as digits or as words: "hai mươi lăm". 0 where it is no number.</summary>
    private static int NumberOf(string words)
    {
        if (int.TryParse(words, out var number))
        {
            return number;
        }

        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["mười", ..] => 10 + OneOf(parts.ElementAtOrDefault(1)),
            [var tens, "mươi" or "mốt", ..] when OneOf(tens) > 0 => (10 * OneOf(tens)) + OneOf(parts.ElementAtOrDefault(2)),
            [var ones, ..] => OneOf(ones),
            _ => 0,
        };
    }

    private static int OneOf(string? word) => word switch
    {
        "lăm" => 5,
        "mốt" or "một" => 1,
        "bốn" => 4,
        "bẩy" => 7,
        null => 0,
        _ => Math.Max(0, Array.IndexOf(Ones, word)),
    };

    [GeneratedRegex(@"kỳ\s+họp\s+(?:thường\s+(?:lệ|kỳ)\s+)?(?<half>giữa\s+năm|cuối\s+năm)(?:\s+(?<year>20\d\d))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Season();

    [GeneratedRegex(@"kỳ\s+họp\s+thứ\s+(?<which>\d{1,2}\b|(?:(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|mươi|mốt|một|lăm)\b\s*){1,3})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Ordinal();
}
