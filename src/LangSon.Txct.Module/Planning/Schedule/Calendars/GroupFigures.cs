namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>What is counted of a group's meetings. Cancelled ones count nowhere.</summary>
/// <param name="Meetings">Số cuộc.</param>
/// <param name="Held">Of these, held already.</param>
/// <param name="Places">Số điểm: places where at least one is; however a place is typed.</param>
/// <param name="Delegates">Đại biểu dự: delegates assigned to at least one, each once in a group.</param>
/// <param name="Voters">Voters who came, as far as that was told.</param>
internal sealed record GroupFigures(int Meetings, int Held, int Places, int Delegates, int Voters)
{
    public static GroupFigures Of(IEnumerable<Meeting> all)
    {
        var meetings = all.Where(meeting => meeting.State != MeetingState.Cancelled).ToList();
        return new GroupFigures(
            meetings.Count,
            meetings.Count(meeting => meeting.State == MeetingState.Held),
            Count(meetings.Select(meeting => $"{meeting.Place}\n{meeting.Unit}")),
            Count(meetings.SelectMany(meeting => meeting.Delegates)),
            meetings.Sum(meeting => meeting.VotersAttending ?? 0));
    }

    public static GroupFigures Sum(IEnumerable<GroupFigures> all) => all.Aggregate(new GroupFigures(0, 0, 0, 0, 0), (sum, one) => new GroupFigures(
        sum.Meetings + one.Meetings, sum.Held + one.Held, sum.Places + one.Places, sum.Delegates + one.Delegates, sum.Voters + one.Voters));

    private static int Count(IEnumerable<string> typed) => typed.Select(TypedText.Plain).Distinct(StringComparer.OrdinalIgnoreCase).Count();
}
