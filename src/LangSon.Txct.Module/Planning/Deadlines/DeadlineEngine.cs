namespace LangSon.Txct.Planning.Deadlines;

/// <summary>All deadlines of a year, from the plan's rules and the facts as they are now. The same facts give the same days.</summary>
/// <param name="calendar">The rounds of the plan in force, with the sessions as they are known.</param>
/// <param name="groups">For whom a day of the plan is a deadline.</param>
/// <param name="meetings">In any order.</param>
internal sealed class DeadlineEngine(RoundCalendar calendar, IEnumerable<Group> groups, IEnumerable<MeetingDay> meetings)
{
    private readonly YearPlan plan = calendar.Plan;
    private readonly Group[] groups = [.. groups.OrderBy(group => group.Id, StringComparer.Ordinal)];
    private readonly ILookup<string, MeetingDay> meetings = meetings.OrderBy(meeting => meeting.GroupId, StringComparer.Ordinal).ThenBy(meeting => meeting.Day).ToLookup(meeting => meeting.RoundId);

    /// <summary>By rule and round in the plan's order, then by group and day.</summary>
    public IEnumerable<Deadline> All() => plan.Deadlines.SelectMany(Of);

    private IEnumerable<Deadline> Of(DeadlineRule rule) => rule.Trigger == DeadlineTrigger.Day
        ? groups.SelectMany(group => Row(rule, rule.Day, group.Id, null, null))
        : plan.Rounds.Where(rule.HoldsFor).SelectMany(round => OfRound(rule, round));

    private IEnumerable<Deadline> OfRound(DeadlineRule rule, Round round) => rule.Trigger switch
    {
        DeadlineTrigger.Meeting => meetings[round.Id].SelectMany(meeting => Row(rule, meeting.Day, meeting.GroupId, round, meeting.MeetingId)),
        DeadlineTrigger.LastMeeting => meetings[round.Id].GroupBy(meeting => meeting.GroupId).SelectMany(group => Row(rule, group.Max(meeting => meeting.Day), group.Key, round, null)),
        DeadlineTrigger.EarliestMeeting => EarliestOf(round) is { } earliest ? Row(rule, earliest, round.Id, round, null) : Row(rule, calendar.DaysOf(round)?.First, round.Id, round, null, isSure: false),
        DeadlineTrigger.RoundEnd => Row(rule, calendar.DaysOf(round)?.Last, round.Id, round, null),
        DeadlineTrigger.SessionClosing when round.Session.Position == SessionPosition.After =>
            Row(rule, calendar.ClosingDayOf(round), round.Id, round, null, isSure: calendar.SessionOf(round)?.ClosedAt is not null),
        DeadlineTrigger.SessionOpening when round.Session.Position == SessionPosition.Before => Row(rule, calendar.SessionOf(round)?.OpensOn, round.Id, round, null),
        _ => [],
    };

    /// <summary>None while the day is not known, or where the rule was not in force on it.</summary>
    private IEnumerable<Deadline> Row(DeadlineRule rule, DateOnly? from, string subject, Round? round, string? meetingId, bool isSure = true)
    {
        if (from is not { } day || !rule.Validity.Holds(day))
        {
            return [];
        }

        var (nominal, due) = DayCount.Count(rule, day, plan.Calendar);
        return [new Deadline(rule, subject, round?.Id, meetingId, day, isSure, nominal, due, plan.Calendar)];
    }

    private DateOnly? EarliestOf(Round round) => meetings[round.Id].Min(meeting => (DateOnly?)meeting.Day);
}
