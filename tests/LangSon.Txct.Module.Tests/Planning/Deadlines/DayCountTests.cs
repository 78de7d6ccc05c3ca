using CsCheck;

namespace LangSon.Txct.Planning.Deadlines;

/// <summary>How days are counted: the Civil Code's way, with the holidays of the plan.</summary>
public class DayCountTests
{
    private static readonly YearCalendar Calendar = new(
        [Off(2024, 2, 9), Off(2024, 2, 12), Off(2024, 2, 13), Off(2024, 2, 14), Off(2024, 4, 29), Off(2024, 4, 30), Off(2024, 5, 1), Off(2025, 9, 1), Off(2025, 9, 2)],
        [new NamedDay(new DateOnly(2024, 5, 4), "làm bù")]);

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 3000].Select(day => new DateOnly(2020, 1, 1).AddDays(day));

    private static readonly Gen<YearCalendar> Calendars = Days.HashSet[0, 60].Select(off => new YearCalendar([.. off.Select(day => new NamedDay(day, "nghỉ"))], []));

    /// <summary>From the day of the event, so many days, counted in this way (unit, direction, bound, roll): the nominal and the legal last day.</summary>
    public static TheoryData<string, string, int, string, string, string> Vectors => new()
    {
        { "report five days after a contact, over a Sunday", "2024-06-18", 5, "Calendar After Inclusive Next", "2024-06-23", "2024-06-24" },
        { "the same, on a working day", "2024-06-19", 5, "Calendar After Inclusive Next", "2024-06-24", "2024-06-24" },
        { "the same, over the national holiday", "2025-08-27", 5, "Calendar After Inclusive Next", "2025-09-01", "2025-09-03" },
        { "contact fifteen days after the closing", "2024-07-05", 15, "Calendar After Inclusive Next", "2024-07-20", "2024-07-22" },
        { "to end before a day", "2024-06-20", 0, "Calendar Before Before None", "2024-06-19", "2024-06-19" },
        { "to send five days before", "2024-06-12", 5, "Calendar Before Inclusive None", "2024-06-07", "2024-06-07" },
        { "five working days over the national holiday", "2025-08-28", 5, "Working After Inclusive Next", "2025-09-08", "2025-09-08" },
        { "sixty days", "2025-07-10", 60, "Calendar After Inclusive Next", "2025-09-08", "2025-09-08" },
        { "five days over Tet", "2024-02-07", 5, "Calendar After Inclusive Next", "2024-02-12", "2024-02-15" },
        { "a last day that is worked instead of another", "2024-04-29", 5, "Calendar After Inclusive Next", "2024-05-04", "2024-05-04" },
        { "over the leap day", "2024-02-27", 2, "Calendar After Inclusive Next", "2024-02-29", "2024-02-29" },
        { "over the turn of the year", "2024-12-28", 5, "Calendar After Inclusive Next", "2025-01-02", "2025-01-02" },
        { "back to the working day before", "2024-06-16", 0, "Calendar Before Inclusive Previous", "2024-06-16", "2024-06-14" },
        { "three working days before, over a weekend", "2024-06-18", 3, "Working Before Inclusive None", "2024-06-13", "2024-06-13" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Days_are_counted_as_the_law_counts_them(string what, string from, int offset, string way, string nominal, string due)
    {
        var words = way.Split(' ');
        var rule = Rule(offset, Enum.Parse<DayUnit>(words[0]), Enum.Parse<DayDirection>(words[1]), Enum.Parse<DayBound>(words[2]), Enum.Parse<DayRoll>(words[3]));

        var counted = DayCount.Count(rule, DateOnly.Parse(from), Calendar);


        Assert.Equal((what, DateOnly.Parse(nominal), DateOnly.Parse(due)), (what, counted.Nominal, counted.Due));
    }

    [Fact]
    public void What_rolls_on_ends_on_a_worked_day_and_never_before_the_day_that_was_counted() => Gen.Select(Days, Gen.Int[0, 60], Calendars).Sample((day, offset, calendar) =>
    {
        var (nominal, due) = DayCount.Count(Rule(offset, DayUnit.Calendar, DayDirection.After, DayBound.Inclusive, DayRoll.Next), day, calendar);
        return nominal == day.AddDays(offset) && due >= nominal && calendar.IsWorked(due) && Enumerable.Range(0, due.DayNumber - nominal.DayNumber).All(between => !calendar.IsWorked(nominal.AddDays(between)));
    });

    [Fact]
    public void A_further_holiday_never_ends_a_time_sooner() => Gen.Select(Days, Gen.Int[0, 30], Calendars, Days).Sample((day, offset, calendar, holiday) =>
    {
        foreach (var unit in Enum.GetValues<DayUnit>())
        {
            var rule = Rule(offset, unit, DayDirection.After, DayBound.Inclusive, DayRoll.Next);
            if (DayCount.Count(rule, day, calendar.With([new NamedDay(holiday, "thêm")], [])).Due < DayCount.Count(rule, day, calendar).Due)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void A_later_event_never_ends_a_time_sooner() => Gen.Select(Days, Gen.Int[0, 30], Calendars).Sample((day, offset, calendar) =>
    {
        var rule = Rule(offset, DayUnit.Working, DayDirection.After, DayBound.Inclusive, DayRoll.Next);
        return DayCount.Count(rule, day, calendar).Due <= DayCount.Count(rule, day.AddDays(1), calendar).Due;
    });

    [Fact]
    public void Before_a_day_is_always_before_it() => Gen.Select(Days, Gen.Int[0, 60], Calendars).Sample((day, offset, calendar) =>
        DayCount.Count(Rule(offset, DayUnit.Calendar, DayDirection.Before, DayBound.Before, DayRoll.Previous), day, calendar).Due < day);

    [Fact]
    public void So_many_working_days_are_worked_and_no_more() => Gen.Select(Days, Gen.Int[1, 40], Calendars).Sample((day, offset, calendar) =>
    {
        var (nominal, due) = DayCount.Count(Rule(offset, DayUnit.Working, DayDirection.After, DayBound.Inclusive, DayRoll.Next), day, calendar);
        return nominal == due && Enumerable.Range(1, due.DayNumber - day.DayNumber).Count(step => calendar.IsWorked(day.AddDays(step))) == offset;
    });

    private static DeadlineRule Rule(int offset, DayUnit unit, DayDirection direction, DayBound bound, DayRoll roll) =>
        new("rule", "Việc", "group", DeadlineTrigger.Meeting, null, offset, unit, direction, bound, roll, [], "căn cứ", new Validity(null, null));

    private static NamedDay Off(int year, int month, int day) => new(new DateOnly(year, month, day), "lễ");
}
