using System.Globalization;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Planning.Schedule.Reading;

/// <summary>A day as people write it: 12/6/2024, ngày 12/6, 12 tháng 6 năm 2024, 2024-06-12, or the number that Excel keeps.</summary>
/// <param name="Day">Null if none is written, or not one that can be told.</param>
/// <param name="IsUnclear">Something is written that is no day, or more than one.</param>
/// <param name="Rest">What else is written there; empty where it is unclear.</param>
internal readonly partial record struct WrittenDay(DateOnly? Day, bool IsUnclear, string Rest)
{
    /// <param name="year">Of a day written without one.</param>
    /// <param name="dayZero">The day that the sheet counts as number 0.</param>
    public static WrittenDay Read(string text, int year, DateOnly dayZero)
    {
        if (SheetNumbers.DayOf(text, dayZero) is { } number)
        {
            return new WrittenDay(number, false, SheetNumbers.TimeOf(text));
        }

        var matches = Days().Matches(text);
        var days = matches.Select(match => DayOf(match, year)).Distinct().ToList();
        return days switch
        {
            [] => new WrittenDay(null, false, text),
            [{ } day] when !matches.Any(match => FollowsAnother().IsMatch(text[..match.Index])) => new WrittenDay(day, false, Weekdays().Replace(Days().Replace(text, " "), " ")),
            _ => new WrittenDay(null, true, ""),
        };
    }

    private static DateOnly? DayOf(Match match, int otherYear)
    {
        int Number(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        var year = !match.Groups["y"].Success ? otherYear : Number("y") is var written and < 100 ? 2000 + written : Number("y");
        var (month, day) = (Number("m"), Number("d"));
        return year is > 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    /// <summary>Without a year only a slash makes a day: 8.30 and 14-16 are times.</summary>
    [GeneratedRegex(
        @"(?<![\d/])(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:T00:00:00)?(?!\d)|(?<![\d/])(?<d>\d{1,2})\s*tháng\s*(?<m>\d{1,2})(?:,?\s*năm\s*(?<y>\d{4}))?(?!\d)"
        + @"|(?<![\d/])(?<d>\d{1,2})\s*[/.\-]\s*(?<m>\d{1,2})\s*[/.\-]\s*(?<y>\d{4}|\d{2})(?!\d)|(?<![\d/])(?<d>\d{1,2})\s*/\s*(?<m>\d{1,2})(?![\d/])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Days();

    [GeneratedRegex(@"\b(?:thứ\s*(?:hai|ba|tư|bốn|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|CN)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Weekdays();

    /// <summary>As the 12 before 13/6 in "12-13/6"; the minutes of a time are none.</summary>
    [GeneratedRegex(@"(?<!(?:[:hg]|giờ|thứ)\s*\d?)\d{1,2}\s*(?:[-–,&]|và|đến)\s*(?:ngày\s*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex FollowsAnother();
}
