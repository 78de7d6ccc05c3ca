namespace LangSon.Txct.Planning.Deadlines;

/// <summary>Which days are worked: Monday to Friday, without public holidays, and with the days that are worked instead of others.</summary>
/// <param name="Holidays">Public holidays, and days off instead of others.</param>
/// <param name="WorkingDays">Saturdays and Sundays on which people work.</param>
internal sealed record YearCalendar(IReadOnlyList<NamedDay> Holidays, IReadOnlyList<NamedDay> WorkingDays)
{
    private readonly Dictionary<DateOnly, string> off = Holidays.GroupBy(day => day.Day).ToDictionary(same => same.Key, same => same.First().Name);
    private readonly HashSet<DateOnly> worked = [.. WorkingDays.Select(day => day.Day)];

    public bool IsWorked(DateOnly day) => worked.Contains(day) || (!off.ContainsKey(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The holiday's name; null on other days.</summary>
    public string? HolidayOn(DateOnly day) => off.GetValueOrDefault(day);

    /// <summary>A day that is named again is what it is named last.</summary>
    public YearCalendar With(IReadOnlyList<NamedDay> holidays, IReadOnlyList<NamedDay> workingDays) => new(
        [.. Holidays.ExceptBy(workingDays.Concat(holidays).Select(day => day.Day), day => day.Day), .. holidays],
        [.. WorkingDays.ExceptBy(workingDays.Concat(holidays).Select(day => day.Day), day => day.Day), .. workingDays]);
}

internal sealed record NamedDay(DateOnly Day, string Name);
