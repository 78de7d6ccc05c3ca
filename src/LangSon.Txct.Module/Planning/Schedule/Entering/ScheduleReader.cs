using System.Security.Claims;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.Schedule.Told;

namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>A round's meetings as one person may see them.</summary>
internal sealed class ScheduleReader(Rounds rounds, IDirectory directory, IMeetings meetings, IToldMeetings told, IGroupPlans plans, IPaperProgress papers, IPublicMarks marks, TimeProvider time)
{
    /// <param name="roundId">Null for the current round.</param>
    /// <param name="kept">How many meetings were just kept, to say so; null if none were.</param>
    /// <returns>Null if the plan has no such round.</returns>
    public async Task<ScheduleView?> ReadAsync(string? roundId, ClaimsPrincipal person, int? kept, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        if (Find(calendar, roundId) is not { } round)
        {
            return null;
        }

        var all = await meetings.OfRoundAsync(round.Id, cancel);
        var groups = await directory.GroupsAsync(cancel);
        var conflicts = new ScheduleConflicts(calendar.DaysOf(round), all, groups);
        var toldHere = (await told.AllAsync(cancel)).ToLookup(row => row.MeetingId, row => row.Told);
        var sent = (await plans.AllAsync(cancel)).Where(plan => Permissions.WritesSchedule(person, plan.GroupId))
            .ToLookup(plan => plan.GroupId, plan => new SchedulePlan(plan.FileName, plan.Sha256));
        return new ScheduleView(
            ScheduleRound.Of(round, calendar.DaysOf(round)),
            [.. calendar.Plan.Rounds.Select(other => ScheduleRound.Of(other, null))],
            [.. groups.Where(group => Permissions.SeesSchedule(person, group.Id)).Select(group => new ScheduleGroup(
                group.Id, group.Name, group.Area, Permissions.WritesSchedule(person, group.Id),
                [
                    .. all.Where(meeting => meeting.GroupId == group.Id)
                        .Select(meeting => ScheduleMeeting.Of(meeting, [.. conflicts.Of(meeting), .. MeetingWords.Differences(meeting, toldHere[meeting.Id])])),
                ],
                [.. sent[group.Id]]))],
            all.Any(meeting => meeting.State == MeetingState.Planned) ? await AwaitedAsync(round, cancel) : [],
            kept)
        {
            IsPublic = Permissions.IsOffice(person) ? (await marks.AllAsync(PublicKind.Schedule, cancel)).Contains(round.Id) : null,
        };
    }

    /// <summary>What stands against meetings that are not kept yet, one list for each, in their order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> ConflictsAsync(SchedulePlace place, IReadOnlyList<Meeting> told, CancellationToken cancel)
    {
        var kept = (await meetings.OfRoundAsync(place.Round.Id, cancel)).Where(meeting => told.All(other => other.Id != meeting.Id));
        var conflicts = new ScheduleConflicts(place.Days, [.. kept, .. told], await directory.GroupsAsync(cancel));
        return [.. told.Select(conflicts.Of)];
    }

    /// <returns>Null if the plan has no such round, or the directory no such group.</returns>
    public async Task<SchedulePlace?> FindAsync(string? roundId, string groupId, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        return Find(calendar, roundId) is { } round && (await directory.GroupsAsync(cancel)).FirstOrDefault(group => group.Id == groupId) is { } group
            ? new SchedulePlace(group, round, calendar.DaysOf(round), calendar.Plan.Year)
            : null;
    }

    /// <summary>The documents of the round that are not there for the delegates yet.</summary>
    private async Task<IReadOnlyList<string>> AwaitedAsync(Round round, CancellationToken cancel)
    {
        var published = (await papers.OfRoundAsync(round.Id, cancel)).Where(paper => paper.Status == PaperStatus.Published).Select(paper => paper.Type).ToHashSet();
        return [.. round.Papers.Where(paper => paper.Kind == PaperKind.Document && !published.Contains(paper.Type)).OrderBy(paper => paper.Order).Select(paper => paper.Label)];
    }

    private Round? Find(RoundCalendar calendar, string? roundId) =>
        roundId is null ? calendar.Current(time.GetUtcNow()) : calendar.Plan.Rounds.FirstOrDefault(round => round.Id == roundId);
}

/// <summary>Whose meetings of which round are written.</summary>
/// <param name="Days">Null while the session that decides is not known.</param>
/// <param name="Year">The plan's.</param>
internal sealed record SchedulePlace(Group Group, Round Round, RoundDays? Days, int Year);
