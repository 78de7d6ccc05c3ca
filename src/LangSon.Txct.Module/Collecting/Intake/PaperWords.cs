using System.Globalization;
using System.Text.RegularExpressions;
using LangSon.Txct.Central;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Facts;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Collecting.Intake;

/// <summary>What a group's paper says of itself in its head: kind, group, round, meeting. Null where it does not say it plainly.</summary>
internal static partial class PaperWords
{
    /// <summary>The head of a paper, and the first paragraphs below it.</summary>
    private const int MostLetters = 4000;

    private static readonly (string Words, string Kind)[] Titles =
        [("BIÊN BẢN", "Minutes"), ("BÁO CÁO", "VoterContactReport"), ("BIỂU TỔNG HỢP", "VoterContactReport"), ("BẢNG TỔNG HỢP", "VoterContactReport"), ("BIỂU KIẾN NGHỊ", "VoterContactReport"), ("DANH MỤC KIẾN NGHỊ", "VoterContactReport"), ("TỔNG HỢP KIẾN NGHỊ", "VoterContactReport"), ("TỔNG HỢP Ý KIẾN", "VoterContactReport"), ("KẾ HOẠCH", "GroupPlan")];

    public static string HeadOf(ReadPaper paper)
    {
        var text = Composed.Of(paper.Text);
        return text.Length > MostLetters ? text[..MostLetters] : text;
    }

    /// <summary>VoterContactReport, Minutes or GroupPlan, by the title that stands on a line of its own.</summary>
    public static string? Kind(string head) => !Contact().IsMatch(head) ? null : head.Split('\n')
        .Select(line => TypedText.Plain(line).ToUpperInvariant())
        .SelectMany(line => Titles.Where(title => line.StartsWith(title.Words, StringComparison.Ordinal)).Select(title => title.Kind))
        .FirstOrDefault();

    /// <summary>The group's number, as in "Tổ đại biểu HĐND tỉnh số 06".</summary>
    public static int? GroupNumber(string head) =>
        Group().Match(head) is { Success: true } match ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>Before or after which session, as the title says: "sau kỳ họp thường lệ giữa năm 2024".</summary>
    public static (bool IsAfter, IReadOnlyList<SessionMention> Sessions)? Round(string head) => RoundWords().Match(head.Replace('\n', ' ')) is { Success: true } match
        ? (match.Groups["side"].Value.StartsWith("sau", StringComparison.OrdinalIgnoreCase), SessionMentions.In(match.Value))
        : null;

    /// <summary>Day and place of the meeting, as minutes begin: "Hôm nay, … ngày 08 tháng 11 năm 2024, tại Hội trường …", or "Thời gian: …" and "Địa điểm: …".</summary>
    public static MeetingPlace? Meeting(string head)
    {
        DateOnly? known = null;
        foreach (var line in head.Split('\n'))
        {
            var day = Opening().IsMatch(line) ? Day().Match(line) : Match.Empty;
            known = (day.Success ? DayOf(day) : null) ?? known;
            var place = day.Success ? Place().Match(line, day.Index) : Venue().Match(line);
            if (known is { } date && place.Success)
            {
                return new MeetingPlace(date, TypedText.Plain(place.Groups["place"].Value));
            }
        }

        return null;
    }

    private static DateOnly? DayOf(Match match) => DateOnly.TryParseExact(
        $"{match.Groups["day"].Value}/{match.Groups["month"].Value}/{match.Groups["year"].Value}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"tiếp\s+xúc\s+cử\s+tri|\bTXCT\b|kiến\s+nghị\s+(?:của\s+)?cử\s+tri", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Contact();

    [GeneratedRegex(@"tổ\s+(?:đại\s+bi\p{L}u|ĐB)\s*(?:(?:HĐND|hội\s+đồng\s+nhân\s+dân)\s+(?:tỉnh\s+)?)?số\s+0?(?<number>\d{1,2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Group();

    [GeneratedRegex(@"\b(?<side>trước|sau)\s+kỳ\s+họp\b.{0,90}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RoundWords();

    [GeneratedRegex(@"hôm\s+nay|vào\s+hồi|thời\s+gian", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"ngày\s+(?<day>\d{1,2})(?:\s+tháng\s+|/|\.)0?(?<month>\d{1,2})(?:\s+năm\s+|/|\.)(?<year>20\d\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"^[-+*\d.\s]*địa\s+điểm\s*:\s*(?:tại\s+)?(?<place>[^,.;\n]{3,150})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Venue();

    [GeneratedRegex(@"\btại\s+(?<place>[^,.;\n]{3,150})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}
