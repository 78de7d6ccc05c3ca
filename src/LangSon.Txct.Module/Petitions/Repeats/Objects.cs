using System.Text.RegularExpressions;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Repeats;

/// <summary>The things and places that a petition names, folded: roads by their number, villages, communes, lakes, streets, schools by their name.</summary>
internal static partial class Objects
{
    /// <summary>Names that begin a sentence or a body and tell no thing.</summary>
    private static readonly HashSet<string> NoNames =
    [
        "de nghi", "kien nghi", "cu tri", "ong", "ba", "nhan dan", "nha nuoc", "trung uong", "chinh phu", "quoc hoi", "hdnd", "ubnd", "so", "bo", "cong ty", "tinh", "huyen", "viet nam", "lang son", "trung quoc", "covid", "tet",
        "cong an", "bien phong", "mat tran", "dang", "nguoi", "hien", "viec", "tuyen", "duong", "khu", "thon", "xa", "truong", "tram", "trung tam", "benh vien", "cong trinh", "bai", "ho", "kenh", "cau", "ngam", "muong", "cho",
        "quoc lo", "duong tinh", "tiep tuc", "hop tac xa", "dan toc", "giao duc", "bhyt", "bao hiem", "ban quan ly", "doi bien phong", "phong", "mong", "sau", "tu", "con", "co", "may", "nuoc", "dien", "tai", "trong", "moi", "mot", "cac", "nhung", "nhieu",
    ];

    /// <param name="place">Where the petition was raised; null where that is not known.</param>
    public static HashSet<string> Of(string text, string? place)
    {
        HashSet<string> names = new(StringComparer.Ordinal);

        // Where the voter lives is not what is asked for.
        var composed = PetitionWords.Of(text.IsNormalized() ? text : text.Normalize()).Text;
        foreach (Match road in Roads().Matches(composed))
        {
            names.Add($"#{Folded.Of(road.Groups["number"].Value)}");
        }

        foreach (Match name in Names().Matches(Persons().Replace(Agreed(composed), " , ")))
        {
            Add(names, name.Value);
        }

        var commune = place is null ? "" : place[(place.LastIndexOf(',') + 1)..];
        foreach (Match name in Names().Matches(names.Count > 0 ? commune : place ?? ""))
        {
            Add(names, name.Value);
        }

        return names;
    }

    private static string Agreed(string text) => Bodies().Replace(text, " , ");

    /// <summary>Names of one syllable are words that begin a sentence; what is written in capitals throughout is a kind of thing.</summary>
    private static void Add(HashSet<string> names, string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length == 1 || word.Any(char.IsLower)).Select(Folded.Of).Where(word => word.Length > 0 && !char.IsDigit(word[0])).ToList();
        while (words.Count > 1 && (NoNames.Contains(words[0]) || NoNames.Contains($"{words[0]} {words[1]}")))
        {
            words.RemoveRange(0, NoNames.Contains(words[0]) ? 1 : 2);
        }

        if (words.Count > 1 && string.Join(' ', words) is var kept && !NoNames.Contains(kept))
        {
            names.Add(kept);
        }
    }

    [GeneratedRegex(@"(?<![\p{L}])(?:QL|ĐT|DT|TL|ĐH|quốc lộ|đường tỉnh|tỉnh lộ|đường|quoc lo|duong tinh|duong)\.?\s*(?<number>\d{1,3}[A-Da-d]?)(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Roads();

    [GeneratedRegex(@"\p{Lu}[\p{L}\p{M}]*(?:\s+(?:\p{Lu}[\p{L}\p{M}]*|\d{1,2}(?=\W|$)))*", RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    [GeneratedRegex(@"(?<![\p{L}])(?:ông|bà|anh|chị|cụ|cử tri|cu tri|trưởng thôn|PHHS|người kiến nghị)\s*:?\s+(?-i:\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){1,3})(?=\s*(?:$|[,;:().–-]|\d|ở |nói|cho|hỏi|đề|phản|thôn|khối|khu|xã|mong|trình|nêu|bức|có|và))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Persons();

    [GeneratedRegex(@"(?<![\p{L}])(?:Sở|Bộ|Ủy ban|Ngân hàng|Công ty|Ban Quản lý|BQL|Quỹ|Chi nhánh|Hội đồng|HĐND|UBND|Công an|TX|Đoàn)\s+(?:(?:\p{Lu}[\p{L}\p{M}&]*|và|tỉnh|huyện)\s*,?\s*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Bodies();
}
