using System.Globalization;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>How many meetings, voters and speakers a paper states.</summary>
internal static partial class Figures
{
    public static int? Meetings(string text) => First(text, MeetingsNamed(), MeetingsHeld(), MeetingsAt(), MeetingsDone());

    public static int? Voters(string text) => First(text, VotersNamed(), VotersCame(), VotersPresent());

    public static int? Opinions(string text) => First(text, OpinionsNamed(), OpinionsSpoken());

    /// <summary>How many petitions the paper says it has in all.</summary>
    public static int? Petitions(string text) => First(text, PetitionsNamed(), PetitionsSummed());

    private static int? First(string text, params Regex[] ways) => ways
        .Select(way => way.Matches(text).Select(match => Number(match.Groups["n"].Value)).FirstOrDefault(number => number > 0))
        .FirstOrDefault(number => number > 0);

    /// <summary>As in 1.250; null if it is no number.</summary>
    private static int? Number(string printed) =>
        int.TryParse(printed.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"số\s+(?:điểm|cuộc|hội\s+nghị|buổi)(?:\s+(?:tiếp\s+xúc|TXCT|tổ\s+chức|cử\s+tri|hội\s+nghị))*[^\d.;]{0,20}?[:là\s]+(?<n>\d{1,3})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MeetingsNamed();

    [GeneratedRegex(@"(?<![\d/.,-])(?<n>\d{1,3})\s*(?:\([^)\d]{1,20}\)\s*)?(?:cuộc|hội\s+nghị|buổi)(?=\s+(?:TXCT|tiếp\s+xúc|hội\s+nghị|tại|gặp)|\s*[,.;(])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MeetingsHeld();

    [GeneratedRegex(@"(?:tại|ở|với|TXCT|tổ\s+chức)\s+(?<n>\d{1,3})\s*(?:\([^)\d]{1,20}\)\s*)?(?:điểm|xã|phường|thị\s+trấn|địa\s+điểm|nơi|cụm)(?!\s+phát)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MeetingsAt();

    [GeneratedRegex(@"(?<![\d/.,-])(?<n>\d{1,3})\s*(?:\([^)\d]{1,20}\)\s*)?(?:điểm\s+(?:TXCT|tiếp\s+xúc)|cuộc|hội\s+nghị)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MeetingsDone();

    [GeneratedRegex(@"số\s+(?:lượt\s+)?(?:cử\s+tri|người)(?:\s+(?:tham\s+dự|tham\s+gia|đến\s+dự|dự|có\s+mặt|hội\s+nghị|tiếp\s+xúc))*\s*(?::|là|có|khoảng|trên)?\s*(?:khoảng|trên|hơn)?\s*(?<n>\d{1,3}(?:\.\d{3})+|\d{1,6})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VotersNamed();

    [GeneratedRegex(@"(?<![\d/,-])(?<n>\d{1,3}(?:\.\d{3})+|\d{1,6})\s*(?:\([^)\d]{1,40}\)\s*)?(?:lượt\s+)?(?:đại\s+biểu\s+(?:và|,)\s+)?(?:cử\s+tri|người\s+(?:tham\s+)?dự)(?!\s*(?:phát\s+biểu|có\s+ý\s+kiến|nêu|kiến\s+nghị|ý\s+kiến|đăng\s+ký))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VotersCame();

    [GeneratedRegex(@"(?:cử\s+tri|thành\s+phần\s+cử\s+tri)(?:\s+(?:tham\s+)?dự)?\s*:\s*(?:có\s+|khoảng\s+|gồm\s+)*(?<n>\d{1,3}(?:\.\d{3})+|\d{1,6})\s*(?:người|đại\s+biểu|vị|đồng\s+chí)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VotersPresent();

    [GeneratedRegex(@"số\s+(?:lượt\s+)?(?:ý\s+kiến|cử\s+tri\s+phát\s+biểu)(?:\s+(?:phát\s+biểu|kiến\s+nghị|của\s+cử\s+tri|cử\s+tri|,))*\s*(?::|là|có)?\s*(?<n>\d{1,5})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OpinionsNamed();

    [GeneratedRegex(@"(?<![\d/.,-])(?<n>\d{1,5})\s*(?:\([^)\d]{1,20}\)\s*)?(?:lượt\s+)?(?:ý\s+kiến|cử\s+tri\s+(?:phát\s+biểu|có\s+ý\s+kiến)|lượt\s+phát\s+biểu|lượt\s+người\s+phát\s+biểu)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OpinionsSpoken();

    [GeneratedRegex(@"tổng\s+(?:số\s+|hợp\s+(?:được\s+)?)?(?:kiến\s+nghị|ý\s+kiến,?\s+kiến\s+nghị)\s*(?::|là|có)?\s*(?<n>\d{1,4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PetitionsNamed();

    [GeneratedRegex(@"tổng\s+(?:số|hợp|cộng)\s*(?:được\s+|:\s*|có\s+)?(?<n>\d{1,4})\s+(?:ý\s+kiến,?\s+)?kiến\s+nghị", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PetitionsSummed();
}
