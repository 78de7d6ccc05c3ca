using System.Text.RegularExpressions;

namespace LangSon.Txct.Planning.Schedule.Reading;

/// <summary>The delegates that a cell names: one a line, or parted by signs; forms of address and offices left out.</summary>
internal static partial class DelegateNames
{
    public static IReadOnlyList<string> In(string cell) =>
        [.. cell.Split(['\r', '\n', ';']).SelectMany(NamesOf).Distinct()];

    private static IEnumerable<string> NamesOf(string line) => Signs()
        .Split(Brackets().Replace(line, " "))
        .Select(part => Address().Replace(part, "").Trim(' ', '\t', '\u00A0', '.', '-', '–', '+', '*', '•'))
        .Where((name, place) => name.Length > 0 && (place == 0 || !Office().IsMatch(name)))
        .Select(name => Blanks().Replace(name, " "));

    [GeneratedRegex(@",|\s[-–]\s|\svà\s|\s&\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Signs();

    [GeneratedRegex(@"\((?!\s*bà)[^)]*\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Brackets();

    /// <summary>A bullet or number, and what is said before a name.</summary>
    [GeneratedRegex(@"^\s*(?:[-–+*•]|\d{1,2}[.)])*\s*(?:(?:các\s+)?(?:ông\s*\(bà\)|ông,?|bà|đồng chí|đ/c|đc\.)[:\s]+)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Address();

    /// <summary>How an office begins that stands behind a name.</summary>
    [GeneratedRegex(
        @"^(?:phó|chủ tịch|chủ nhiệm|trưởng|tổ (?:trưởng|phó)|giám đốc|bí thư|[uủ][yỷ] viên|thành viên|chánh|đại biểu|đbqh|đb |phụ trách|chuyên viên|thường trực|hiệu trưởng|viện trưởng|chỉ huy)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Office();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();
}
