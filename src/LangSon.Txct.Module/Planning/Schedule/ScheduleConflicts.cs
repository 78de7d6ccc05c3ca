using LangSon.Txct.Pages;

namespace LangSon.Txct.Planning.Schedule;

/// <summary>What stands against a meeting as it is planned. It is shown and forbids nothing: a person decides.</summary>
/// <param name="days">The round's; null while the session that decides is not known, and then nothing is outside it.</param>
/// <param name="all">The round's meetings, of all groups.</param>
/// <param name="groups">To name them.</param>
internal sealed class ScheduleConflicts(RoundDays? days, IReadOnlyList<Meeting> all, IReadOnlyList<Group> groups)
{
    private readonly ILookup<DateOnly, Meeting> byDay = all.Where(meeting => meeting.State != MeetingState.Cancelled).ToLookup(meeting => meeting.Day);

    /// <returns>Vietnamese sentences; none for a meeting that is cancelled or was held.</returns>
    public IReadOnlyList<string> Of(Meeting meeting) => meeting.State != MeetingState.Planned ? [] : [.. Outside(meeting), .. Elsewhere(meeting)];

    private IEnumerable<string> Outside(Meeting meeting)
    {
        if (days is { First: var first, Last: var last } && (meeting.Day < first || meeting.Day > last))
        {
            yield return $"Ngày {Words.Date(meeting.Day)} nằm ngoài thời gian của đợt ({Words.Date(first)} đến {Words.Date(last)}).";
        }
    }

    private IEnumerable<string> Elsewhere(Meeting meeting) =>
        from other in byDay[meeting.Day]
        where other.Id != meeting.Id && AtOneTime(meeting, other) && Folded(meeting.Place) != Folded(other.Place)
        from name in meeting.Delegates
        where other.Delegates.Any(there => IsSame(name, meeting.GroupId, there, other.GroupId))
        select $"{name} cùng lúc có ở “{other.Place}” ({NameOf(other.GroupId)}).";

    /// <summary>A meeting whose end nobody told is at its beginning for certain; one whose beginning nobody told may be at any time, and is at none for certain.</summary>
    private static bool AtOneTime(Meeting one, Meeting other) => (one.From, other.From) switch
    {
        ({ } first, { } second) => first == second || (first < second ? one.To > second : other.To > first),
        _ => false,
    };

    /// <summary>"The whole group" of one group is not that of another.</summary>
    private static bool IsSame(string name, string group, string other, string otherGroup) =>
        Folded(name) == Folded(other) && (group == otherGroup || !Folded(name).Split(' ').Contains("TỔ"));

    private string NameOf(string groupId) => groups.FirstOrDefault(group => group.Id == groupId)?.Name ?? groupId;

    private static string Folded(string text) => TypedText.Plain(text).ToUpperInvariant();
}
