using System.Text.RegularExpressions;
using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>Whose competence a heading or a cell states.</summary>
internal static partial class Levels
{
    public const string Central = "trung-uong", Province = "tinh", District = "huyen", Commune = "xa";

    /// <summary>Of a heading, as in "B. Kiến nghị thuộc thẩm quyền giải quyết của cấp tỉnh" or "Đối với Trung ương"; null if it is none.</summary>
    public static string? OfHeading(string heading) => Heading().IsMatch(Folded.Of(heading)) ? Named(heading) : null;

    /// <summary>Of words that name a level and are known to state one; null if they name none.</summary>
    public static string? Named(string words)
    {
        var folded = Folded.Of(words);
        return CentralWords().IsMatch(folded) ? Central
            : ProvinceWords().IsMatch(folded) ? Province
            : DistrictWords().IsMatch(folded) ? District
            : CommuneWords().IsMatch(folded) ? Commune
            : null;
    }

    [GeneratedRegex(@"\btham quyen\b|\btrach nhiem (?:giai quyet )?cua\b|^(?:(?:nhung |cac |nhom )?(?:y kien|kien nghi|noi dung|van de|de xuat)[a-z ]{0,30} )?(?:doi voi|voi|thuoc|gui|den|toi|thuoc cap|cap|dv)\s+(?:cac )?(?:co quan )?(?:cap )?(?:trung uong|tw|quoc hoi|chinh phu|tinh|hdnd tinh|ubnd tinh|huyen|thanh pho|thi xa|xa|phuong|thi tran|hdnd|ubnd|bo nganh|co so)\b|^(?:cap )?(?:trung uong|tinh|huyen|xa|thanh pho)$|^(?:cap )(?:huyen|xa|tinh)\b[a-z ]{0,30}$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\b(?:trung uong|tw|quoc hoi|chinh phu|bo nganh|bo,? nganh|cac bo)\b")]
    private static partial Regex CentralWords();

    [GeneratedRegex(@"\btinh\b|\b(?:cac )?so nganh\b")]
    private static partial Regex ProvinceWords();

    [GeneratedRegex(@"\b(?:huyen|thanh pho|thi xa|tp)\b")]
    private static partial Regex DistrictWords();

    [GeneratedRegex(@"\b(?:xa|phuong|thi tran|co so)\b")]
    private static partial Regex CommuneWords();
}
