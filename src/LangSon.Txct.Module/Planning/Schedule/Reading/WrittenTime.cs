using System.Globalization;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Planning.Schedule.Reading;

/// <summary>A time, or a beginning and an end, as people write it: 8 giờ 00, 7h30, 14h00-16h00, Chiều 2 giờ.</summary>
/// <param name="From">Null if none is written, or it cannot be told.</param>
/// <param name="To">Null if none is written.</param>
/// <param name="Rest">What else is written there, without the words that belong to a time.</param>
internal readonly partial record struct WrittenTime(TimeOnly? From, TimeOnly? To, string Rest)
{
    /// <summary>Only a part of the day is told: morning, afternoon or evening.</summary>
    public bool IsPartOfDay => From is null && Rest.Length == 0 && HasPart;

    /// <summary>Something is written that is no time, or more times than two.</summary>
    public bool IsUnclear { get; private init; }

    private bool HasPart { get; init; }

    public static WrittenTime Read(string text)
    {
        var matches = Times().Matches(text);
        var rest = Fillers().Replace(Times().Replace(text, " "), " ").Trim();
        var times = matches.SelectMany(match => TimesOf(match, IsLate(text))).ToList();
        var hasPart = Parts().IsMatch(text);
        var isRange = times.Count == 2 && (matches.Count == 1 || Between().IsMatch(text) || AreJoined(matches, text));
        return times switch
        {
            [] => new WrittenTime(null, null, rest) { HasPart = hasPart },
            [{ } from] => new WrittenTime(from, null, rest),
            [{ } from, { } to] when isRange && from < to => new WrittenTime(from, to, rest),
            _ => new WrittenTime(null, null, rest) { IsUnclear = true },
        };
    }

    private static IEnumerable<TimeOnly?> TimesOf(Match match, bool isLate)
    {
        if (match.Groups["first"].Success)
        {
            yield return TimeOf(match.Groups["first"].Value, "", isLate);
        }

        yield return TimeOf(match.Groups["hour"].Value, match.Groups["minute"].Value, isLate);
    }

    private static TimeOnly? TimeOf(string hours, string minutes, bool isLate)
    {
        var hour = int.Parse(hours, CultureInfo.InvariantCulture);
        var minute = minutes.Length == 0 ? 0 : int.Parse(minutes, CultureInfo.InvariantCulture);
        return hour > 23 || minute > 59 ? null : new TimeOnly(isLate && hour is > 0 and < 12 ? hour + 12 : hour, minute);
    }

    /// <summary>Two o'clock in the afternoon is 14:00; in a day told from morning to afternoon the hours speak for themselves.</summary>
    private static bool IsLate(string text) => Late().IsMatch(text) && !Early().IsMatch(text);

    private static bool AreJoined(MatchCollection matches, string text) =>
        Joining().IsMatch(text[(matches[0].Index + matches[0].Length)..matches[1].Index]);

    [GeneratedRegex(
        @"(?<!\d)(?:(?<first>\d{1,2})\s*[-–]\s*)?(?<hour>\d{1,2})\s*(?:(?:giờ|h|g)(?!\p{L})\s*(?:(?<minute>\d{2})(?!\d)\s*(?:phút|['’′p](?!\p{L}))?)?|:(?<minute>\d{2})(?::00)?(?!\d))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Times();

    [GeneratedRegex(@"^\s*(?:[-–]|đến|tới)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Joining();

    [GeneratedRegex(@"\btừ\b.+\bđến\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:sáng|trưa|chiều|tối)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\b(?:chiều|tối)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Late();

    [GeneratedRegex(@"\b(?:sáng|trưa)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Early();

    [GeneratedRegex(@"\b(?:buổi|sáng|trưa|chiều|tối|từ|đến|tới|lúc|vào|ngày|phút)\b|[-–,;:.()\s]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Fillers();
}
