using System.Text.RegularExpressions;
using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>Voters and places as papers name them.</summary>
internal static partial class People
{
    /// <summary>Family names, folded: what follows "cử tri" is a person where it begins with one of these, else a place.</summary>
    private static readonly HashSet<string> FamilyNames =
    [
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "vu", "vo", "phan", "truong", "bui", "dang", "do", "ngo", "ho", "duong", "dinh", "ly", "nong", "vi", "vy", "luong", "lang", "lanh", "hua",
        "trieu", "ma", "be", "chu", "lam", "dam", "loc", "ha", "mai", "to", "la", "lieu", "phung", "dao", "cao", "luu", "ta", "thai", "doan", "nghiem", "kieu", "tong", "doan", "linh", "ninh", "chiu", "ban",
        "tang", "trinh", "quach", "quan", "mac", "hau", "giap", "than", "diep", "tu", "au", "mong", "mo", "nhan", "chau", "trang", "dong", "la", "sam", "thach", "kim", "mach", "ngan", "luc", "hac", "phu", "lo", "vang", "giang", "sung", "thao", "hang", "cu", "lau", "ly", "tran", "tao", "doi", "viet", "khuat", "cung", "kha", "bach", "an", "on", "sy", "tieu", "van", "lai", "nhu", "dieu", "phi", "ung",
    ];

    /// <summary>The first voter named; null if none is.</summary>
    public static string? Voter(string words)
    {
        foreach (Match match in Titled().Matches(words))
        {
            var name = match.Groups["name"].Value.TrimEnd();
            var isSure = !Uncertain().IsMatch(match.Groups["title"].Value);
            var family = Folded.Of(name.Split(' ')[0]);
            if (name.Contains(' ', StringComparison.Ordinal) && (isSure || FamilyNames.Contains(family)) && !IsPlaceOrBody(name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>A cell or a bracket that is a name, with or without a title; null if it is none.</summary>
    public static string? Name(string words) => Voter(words) ?? (BareName().Match(words) is { Success: true } match && FamilyNames.Contains(Folded.Of(match.Groups["name"].Value.Split(' ')[0])) ? match.Groups["name"].Value : null);

    /// <summary>Village and commune, or one of them, as in "thôn Khuổi Mạ, xã Xuân Long"; null if none is named.</summary>
    public static string? Place(string words)
    {
        var village = Village().Match(words);
        var commune = Commune().Match(words);
        var (near, far) = (village.Success ? Small(village.Value) : null, commune.Success ? Small(commune.Value) : null);
        return near is not null && far is not null ? $"{near}, {far}" : near ?? far;
    }

    private static string Small(string place)
    {
        var plain = place.Trim(' ', ',', '.');
        return plain.StartsWith("TT", StringComparison.Ordinal) || plain.StartsWith("P.", StringComparison.Ordinal) ? plain : char.ToLowerInvariant(plain[0]) + plain[1..];
    }

    private static bool IsPlaceOrBody(string name) => PlaceOrBody().IsMatch(name);

    private const string Capital = @"\p{Lu}[\p{L}\p{M}]*", NameWords = Capital + @"(?:\s+(?:" + Capital + @"|\d{1,2}|[IVX]+)\b)*";

    [GeneratedRegex(@"(?<![\p{L}])(?<title>(?:cử tri|đại biểu|ý kiến của)?\s*(?:ông|bà|anh|chị|cô|chú|bác|cụ|em|đ/c|đồng chí|ông/bà)\b\.?|người (?:kiến nghị|phát biểu|nêu ý kiến)\s*:|cử tri\s*:?|trưởng (?:thôn|khối|bản|khu)\s*:?|PHHS|bí thư chi bộ|họ và tên\s*:)\s+(?<name>(?-i:\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){1,4}))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"^\s*(?:cử tri\s*:?|trưởng|PHHS|bí thư)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uncertain();

    [GeneratedRegex(@"^(?<name>\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*){1,4})(?=\s*(?:$|[,;(–-]|\())", RegexOptions.CultureInvariant)]
    private static partial Regex BareName();

    [GeneratedRegex(@"^(?:UBND|HĐND|Xã|Thôn|Huyện|Tỉnh|Sở|Bộ|Ban|Công|Chủ tịch|Đảng|Mặt trận)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceOrBody();

    [GeneratedRegex(@"(?:(?<=^|[.,;:(–-]\s*)|(?<=\s)(?=(?-i:\p{Ll}|TDP)))(?:thôn|bản|xóm|khối phố|khối|khu phố|khu|tổ dân phố|tổ|phố|TDP)\s+(?:số\s+)?(?:(?-i:" + NameWords + @")|\d{1,2}[A-Z]?\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Village();

    [GeneratedRegex(@"(?<![\p{L}])(?:xã|phường|thị trấn|TT\.?|P\.)\s+(?-i:" + NameWords + @")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Commune();
}
