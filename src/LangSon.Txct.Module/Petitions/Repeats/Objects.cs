using System.Text.RegularExpressions;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Repeats;

/// <summary>What a petition names, folded.</summary>
/// <param name="Things">Villages, lakes, streets, bridges, schools by their name.</param>
/// <param name="Areas">Communes and districts.</param>
/// <param name="Roads">National and provincial roads by their number.</param>
internal sealed partial record Objects(HashSet<string> Things, HashSet<string> Areas, HashSet<string> Roads)
{
    /// <summary>Words that begin a sentence, or a body, or say what kind of thing it is.</summary>
    private static readonly HashSet<string> NoNames =
    [
        "de nghi", "kien nghi", "cu tri", "nhan dan", "nha nuoc", "trung uong", "chinh phu", "quoc hoi", "viet nam", "lang son", "trung quoc", "bien phong", "mat tran", "tiep tuc", "dan toc", "giao duc", "bao hiem",
        "trung tam", "benh vien", "cong trinh", "ban quan ly", "quoc lo", "duong tinh", "tram y te", "tieu hoc", "mam non", "chi nhanh",
        "de", "kien", "cu", "ong", "suoi", "song", "dap", "deo", "pho", "ngo", "hang", "nga", "trai", "xom", "via", "ba", "tuyen", "duong", "khu", "thon", "ban than", "truong", "tram", "bai", "ho", "kenh", "cau", "ngam", "muong", "cho", "nuoc", "dien", "tai", "trong", "mot", "cac", "nhung", "nhieu", "hien", "viec", "xe", "goi", "cu", "ba con", "thi tran",
    ];

    /// <param name="place">Where the petition was raised; null where that is not known.</param>
    public static Objects Of(string text, string? place)
    {
        var found = new Objects(new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));

        // Where the voter lives is not what is asked for.
        var composed = PetitionWords.Of(text.IsNormalized() ? text : text.Normalize()).Text;
        found.Roads.UnionWith(RoadNumbers().Matches(composed).Select(road => Folded.Of(road.Groups["number"].Value)));
        found.Take(Persons().Replace(Bodies().Replace(composed, " , "), " , "));
        var commune = place is null ? "" : place[(place.LastIndexOf(',') + 1)..];
        found.Take(found.Things.Count > 0 ? commune : place ?? "");
        found.Things.ExceptWith(found.Areas);
        return found;
    }

    private void Take(string text)
    {
        foreach (Match name in Names().Matches(text))
        {
            if (Named(name.Groups["name"].Value) is { } named)
            {
                (name.Groups["area"].Success ? Areas : Things).Add(named);
            }
        }
    }

    /// <summary>Names of one syllable are words that begin a sentence; what is written in capitals throughout is a kind of thing.</summary>
    private static string? Named(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length == 1 || word.Any(char.IsLower)).Select(Folded.Of).Where(word => word.Length > 0 && !char.IsDigit(word[0])).ToList();
        while (words.Count > 1 && (NoNames.Contains(words[0]) || NoNames.Contains($"{words[0]} {words[1]}")))
        {
            words.RemoveRange(0, NoNames.Contains($"{words[0]} {words[1]}") ? 2 : 1);
        }

        return words.Count > 1 && string.Join(' ', words) is var kept && !NoNames.Contains(kept) ? kept : null;
    }

    [GeneratedRegex(@"(?<![\p{L}])(?:QL|ĐT|DT|TL|ĐH|quốc lộ|đường tỉnh|tỉnh lộ|đường|quoc lo|duong tinh|duong)\.?\s*(?<number>\d{1,3}[A-Da-d]?)(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RoadNumbers();

    [GeneratedRegex(@"(?<![\p{L}])(?:(?<area>[Xx]ã|[Xx]a|[Pp]hường|[Pp]huong|[Tt]hị trấn|[Tt]hi tran|TT\.?|[Hh]uyện|[Hh]uyen|[Tt]hành phố|[Tt]hanh pho|TP\.?)\s+)?(?<name>\p{Lu}[\p{L}\p{M}]*(?:\s+(?:\p{Lu}[\p{L}\p{M}]*|\d{1,2}(?=\W|$)))*)", RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    [GeneratedRegex(@"(?<![\p{L}])(?:ông|bà|anh|chị|cụ|cử tri|cu tri|trưởng thôn|PHHS|người kiến nghị)\s*:?\s+(?-i:\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){1,3})(?=\s*(?:$|[,;:().–-]|\d|ở |nói|cho|hỏi|đề|phản|thôn|khối|khu|xã|mong|trình|nêu|bức|có|và))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Persons();

    [GeneratedRegex(@"(?<![\p{L}])(?:Sở|So|Bộ|Bo|Ủy ban|Uy ban|Ngân hàng|Ngan hang|Công ty|Cong ty|Ban Quản lý|Ban Quan ly|BQL|Quỹ|Quy|Chi nhánh|Chi nhanh|Hội đồng|Hoi dong|HĐND|HDND|UBND|Công an|Cong an|TX|Đoàn|Doan)\s+(?:(?:\p{Lu}[\p{L}\p{M}&]*|và|tỉnh|huyện)\s*,?\s*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Bodies();
}
