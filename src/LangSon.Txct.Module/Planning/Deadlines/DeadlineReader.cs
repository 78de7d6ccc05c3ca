namespace LangSon.Txct.Planning.Deadlines;

/// <summary>The year's deadlines as they are now: from the plan in force, the sessions, the groups, the meetings, and the time that was granted.</summary>
internal sealed class DeadlineReader(Rounds rounds, IDirectory directory, IMeetingDays meetings, IDeadlineRegister register)
{
    public async Task<IReadOnlyList<Deadline>> AllAsync(CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var granted = await register.ExtensionsAsync(cancel);

        // The last round of a year may run into the next.
        MeetingDay[] days = [.. await meetings.OfYearAsync(calendar.Plan.Year, cancel), .. await meetings.OfYearAsync(calendar.Plan.Year + 1, cancel)];
        return [.. new DeadlineEngine(calendar, await directory.GroupsAsync(cancel), days).All().Select(row => granted.LastOrDefault(extension => extension.IsOf(row)) is { } extension ? row with { Extension = extension } : row)];
    }
}
