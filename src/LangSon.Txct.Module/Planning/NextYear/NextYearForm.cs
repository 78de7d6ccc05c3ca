using System.Globalization;
using System.Text.RegularExpressions;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Planning.NextYear;

/// <summary>What a person types to make next year's plan, as it was typed.</summary>
/// <param name="Windows">Of each round that stands before a session, in the plan's order.</param>
/// <param name="Holidays">A line for each day or stretch of days off, as in 28/01/2025–03/02/2025 Tết Nguyên đán.</param>
/// <param name="WorkingDays">A line for each day that is worked on though it is a Saturday or Sunday.</param>
public sealed partial record NextYearForm(string Number, string IssuedOn, string Term, IReadOnlyList<TypedWindow> Windows, string Holidays, string WorkingDays)
{
    /// <summary>Days, the first and the last included.</summary>
    private const int LongestStretch = 31;

    /// <summary>Days to the same day of the week a year later.</summary>
    private const int SameWeekday = 364;

    private static readonly string[] Formats = ["d/M/yyyy", "yyyy-MM-dd"];

    /// <summary>What can be foreseen: rounds on the same days of the week as this year, and the holidays that have a fixed day.</summary>
    internal static NextYearForm Proposed(YearPlan plan) => new(
        "", "", plan.Term,
        [.. from round in plan.Rounds
            let days = round.Window as RoundWindow.Fixed
            where days is not null
            select new TypedWindow(round.Letter, round.Title, Words.Date(days.First.AddDays(SameWeekday)), Words.Date(days.Last.AddDays(SameWeekday)))],
        $"""
        01/01/{plan.Year + 1} Tết Dương lịch
        30/4/{plan.Year + 1} Ngày Chiến thắng
        01/5/{plan.Year + 1} Quốc tế Lao động
        02/9/{plan.Year + 1} Quốc khánh
        01/01/{plan.Year + 2} Tết Dương lịch
        """,
        "");

    /// <summary>The answers, or what is wrong with them and what to do.</summary>
    /// <param name="year">The plan's.</param>
    internal (NextYearAnswers? Answers, IReadOnlyList<TypedFault> Faults) Read(int year)
    {
        List<TypedFault> faults = [];
        var number = Number.Trim();
        if (!PlanNumber().IsMatch(number))
        {
            faults.Add(new("number", "Xin ghi số và ký hiệu của kế hoạch, ví dụ 1404/KH-HĐND."));
        }

        if (Day(IssuedOn) is not { } issued || issued.Year < year - 1 || issued.Year > year)
        {
            issued = default;
            faults.Add(new("issuedOn", $"Xin ghi ngày ban hành kế hoạch, ví dụ 20/12/{year - 1}."));
        }

        if (!Roman().IsMatch(Term.Trim()))
        {
            faults.Add(new("term", "Xin ghi khóa HĐND bằng số La Mã, ví dụ XVIII."));
        }

        var windows = Windows.ToDictionary(window => window.Letter, window => ReadWindow(window, year, faults));
        var (holidays, workingDays) = (ReadDays("holidays", Holidays, faults), ReadDays("workingDays", WorkingDays, faults));
        if (faults.All(fault => fault.Field != "holidays") && !holidays.Any(day => day.Day.Year == year && day.Day.DayOfYear is >= 15 and <= 60))
        {
            faults.Add(new("holidays", $"Chưa có ngày nghỉ Tết Nguyên đán năm {year}. Xin thêm một dòng, ví dụ 28/01/{year}–03/02/{year} Tết Nguyên đán."));
        }

        return faults.Count > 0 ? (null, faults) : (new NextYearAnswers(Term.Trim(), number, issued, windows!, holidays, workingDays), []);
    }

    private static RoundDays? ReadWindow(TypedWindow window, int year, List<TypedFault> faults)
    {
        if (Day(window.First) is not { } first || Day(window.Last) is not { } last)
        {
            faults.Add(new($"first-{window.Letter}", $"Đợt {window.Letter}: xin ghi đủ ngày đầu, ngày cuối, ví dụ 12/6/{year}."));
            return null;
        }

        if (first > last || first.Year != year || last.Year != year)
        {
            faults.Add(new($"first-{window.Letter}", $"Đợt {window.Letter}: ngày đầu phải đứng trước ngày cuối, cả hai trong năm {year}."));
            return null;
        }

        return new RoundDays(first, last);
    }

    private static List<NamedDay> ReadDays(string field, string lines, List<TypedFault> faults)
    {
        List<NamedDay> days = [];
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = NamedDays().Match(line);
            if (!match.Success || Day(match.Groups["from"].Value) is not { } from || (match.Groups["to"] is { Success: true, Value: var end } ? Day(end) : from) is not { } to
                || to < from || to.DayNumber - from.DayNumber >= LongestStretch)
            {
                faults.Add(new(
                    field, $"Không đọc được dòng “{Shortened(line)}”. Xin ghi một ngày hoặc một khoảng rồi đến tên ngày nghỉ, ví dụ 28/01/2025–03/02/2025 Tết Nguyên đán."));
                continue;
            }

            for (var day = from; day <= to; day = day.AddDays(1))
            {
                days.Add(new NamedDay(day, match.Groups["name"].Value.Trim()));
            }
        }

        if (days.GroupBy(day => day.Day).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            faults.Add(new(field, $"Ngày {Words.Date(twice.Key)} ghi hai lần. Xin bỏ một."));
        }

        return days;
    }

    private static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed?.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Shortened(string line) => line.Length <= 60 ? line : $"{line[..60]}…";

    [GeneratedRegex(@"^\d{1,6}/\S.{0,140}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlanNumber();

    [GeneratedRegex("^[IVXLC]{1,20}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Roman();

    [GeneratedRegex(@"^(?<from>[\d/-]{8,10})(\s*(–|—|\.\.|-|đến)\s*(?<to>[\d/-]{8,10}))?[\s:,]+(?<name>\S.{0,199})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamedDays();
}

/// <summary>The days of a round, as they were typed.</summary>
public sealed record TypedWindow(string Letter, string Title, string First, string Last);

/// <param name="Field">The field's name in the form.</param>
/// <param name="Message">What is wrong and what to do, in Vietnamese.</param>
public sealed record TypedFault(string Field, string Message);
