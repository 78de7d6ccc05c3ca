namespace LangSon.Txct.Planning.Deadlines;

/// <summary>Counts days. The day of the event is not counted (Civil Code 2015, art. 147.2 and 147.3); the time ends with the last day (art. 148.1, 148.6).</summary>
internal static class DayCount
{
    /// <summary>The last day of the time as it is counted, and as the law has it end.</summary>
    /// <param name="from">The day of the event.</param>
    public static (DateOnly Nominal, DateOnly Due) Count(DeadlineRule rule, DateOnly from, YearCalendar calendar)
    {
        var step = rule.Direction == DayDirection.After ? 1 : -1;
        var counted = rule.Unit == DayUnit.Calendar ? from.AddDays(step * rule.Offset) : Worked(from, rule.Offset, step, calendar);
        var nominal = rule.Bound == DayBound.Before ? counted.AddDays(-1) : counted;
        return (nominal, Roll(nominal, rule.Roll, calendar));
    }

    private static DateOnly Worked(DateOnly day, int count, int step, YearCalendar calendar)
    {
        for (var left = count; left > 0;)
        {
            day = day.AddDays(step);
            left -= calendar.IsWorked(day) ? 1 : 0;
        }

        return day;
    }

    private static DateOnly Roll(DateOnly day, DayRoll roll, YearCalendar calendar)
    {
        while (roll != DayRoll.None && !calendar.IsWorked(day))
        {
            day = day.AddDays(roll == DayRoll.Next ? 1 : -1);
        }

        return day;
    }
}
