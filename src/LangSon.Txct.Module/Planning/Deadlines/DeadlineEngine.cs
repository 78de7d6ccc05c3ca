namespace LangSon.Txct.Planning.Deadlines;

/// <summary>All deadlines of a year, from the plan's rules and the facts as they are now. The same facts give the same days.</summary>
/// <param name="calendar">The rounds of the plan in force, with the sessions as they are known.</param>
/// <param name="groups">For whom a day of the plan is a deadline.</param>
/// <param name="meetings">In any order.</param>
internal sealed class DeadlineEngine(RoundCalendar calendar, IReadOnlyList<Group> groups, IReadOnlyList<MeetingDay> meetings)
{
    private readonly YearPlan plan = calendar.Plan;

    /// <summary>By rule in the plan's order, then by subject and day.</summary>
    public IReadOnlyList<Deadline> All() => [.. plan.Deadlines.SelectMany(rule => Of(rule).OrderBy(row => row.Subject, StringComparer.Ordinal).ThenBy(row => row.From))];

    private IEnumerable<Deadline> Of(DeadlineRule rule) => rule.Trigger == DeadlineTrigger.Day
        ? groups.SelectMany(group => Row(rule, rule.Day, group.Id, null, null, isSure: true))
        : plan.Rounds.Where(rule.HoldsFor).SelectMany(round => OfRound(rule, round));

    private IEnumerable<Deadline> OfRound(DeadlineRule rule, Round round) => rule.Trigger switch
    {
        DeadlineTrigger.Meeting => MeetingsOf(round).SelectMany(meeting => Row(rule, meeting.Day, meeting.GroupId, round, meeting.MeetingId, isSure: true)),
        DeadlineTrigger.LastMeeting => MeetingsOf(round).GroupBy(meeting => meeting.GroupId)
            .SelectMany(group => Row(rule, group.Max(meeting => meeting.Day), group.Key, round, null, isSure: true)),
        DeadlineTrigger.EarliestMeeting => Row(rule, EarliestOf(round) ?? calendar.DaysOf(round)?.First, round.Id, round, null, isSure: EarliestOf(round) is not null),
        DeadlineTrigger.RoundEnd => Row(rule, calendar.DaysOf(round)?.Last, round.Id, round, null, isSure: true),
        DeadlineTrigger.SessionClosing when round.Session.Position == SessionPosition.After =>
            Row(rule, calendar.ClosingDayOf(round), round.Id, round, null, isSure: calendar.SessionOf(round)?.ClosedAt is not null),
        DeadlineTrigger.SessionOpening when round.Session.Position == SessionPosition.Before =>
            Row(rule, calendar.SessionOf(round)?.OpensOn, round.Id, round, null, isSure: true),
        _ => [],
    };

    /// <summary>None while the day is not known, or where the rule was not in force on it.</summary>
    private IEnumerable<Deadline> Row(DeadlineRule rule, DateOnly? from, string subject, Round? round, string? meetingId, bool isSure)
    {
        if (from is not { } day || !rule.Validity.Holds(day))
        {
            yield break;
        }

        var (nominal, due) = DayCount.Count(rule, day, plan.Calendar);
        var explanation = DeadlineWords.Explain(rule, day, isSure, nominal, due, plan.Calendar);
        yield return new Deadline(rule.Code, subject, round?.Id, meetingId, rule.Title, rule.Owner, day, nominal, due, explanation, rule.LegalBasis);
    }

    private IEnumerable<MeetingDay> MeetingsOf(Round round) => meetings.Where(meeting => meeting.RoundId == round.Id);

    private DateOnly? EarliestOf(Round round) => MeetingsOf(round).Select(meeting => (DateOnly?)meeting.Day).Min();
}
