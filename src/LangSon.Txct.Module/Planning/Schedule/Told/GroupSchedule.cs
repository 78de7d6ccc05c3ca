using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Planning.Schedule.Told;

/// <summary>Takes over what a group's system tells of its meetings.</summary>
/// <remarks>
/// What was changed here by hand since it was told last stays as it is here; the schedule shows both, and a person decides. A meeting that the
/// system no longer lists stays, too: called off is what it says of a meeting, not that it says nothing.
/// </remarks>
internal sealed class GroupSchedule(IMeetings meetings, IToldMeetings register, Rounds rounds, IDatabase database, DeadlineWatch watch, ILogger<GroupSchedule> logger)
{
    /// <param name="told">All meetings that the system lists.</param>
    /// <returns>What could not be placed, in Vietnamese; null if all could.</returns>
    public async Task<string?> TakeAsync(string groupId, IReadOnlyList<ToldMeeting> told, CancellationToken cancel)
    {
        var known = (await register.AllAsync(cancel)).Where(row => row.GroupId == groupId).ToDictionary(row => row.Told.Id);
        var calendar = await rounds.CalendarAsync(cancel);
        List<string> unplaced = [];
        var changed = 0;
        foreach (var meeting in told.Where(meeting => !Same(known.GetValueOrDefault(meeting.Id)?.Told, meeting)))
        {
            if ((calendar.Plan.Rounds.FirstOrDefault(round => round.Id == meeting.RoundId) ?? calendar.FirstEndingOnOrAfter(meeting.Day)) is not { } round)
            {
                unplaced.Add($"điểm ngày {Words.Date(meeting.Day)} tại {meeting.Place} không thuộc đợt nào của kế hoạch");
                continue;
            }

            changed += await TakeAsync(groupId, round.Id, meeting, known, cancel) ? 1 : 0;
        }

        if (changed > 0)
        {
            watch.Wake();
            Log.Taken(logger, groupId, changed);
        }

        return unplaced.Count == 0 ? null : $"Lịch của Tổ: {string.Join("; ", unplaced)}. Xin Tổ sửa đợt, hoặc Văn phòng nhập tay.";
    }

    private async Task<bool> TakeAsync(string groupId, string roundId, ToldMeeting told, Dictionary<string, KnownTold> known, CancellationToken cancel)
    {
        var before = known.GetValueOrDefault(told.Id);
        var id = before?.MeetingId ?? NewId(groupId, roundId, told, known.Values);
        var here = await meetings.FindAsync(id, cancel);
        known[told.Id] = new KnownTold(groupId, id, told);
        return await database.WriteAsync(
            async work =>
            {
                await register.PutAsync(work, known[told.Id], cancel);
                var isFree = here is null || (before is not null && before.Told.Matches(here));
                return isFree && await meetings.PutAsync(work, told.Over(here ?? Blank(id, groupId, roundId)) with { Source = $"Hệ thống của Tổ {groupId}" }, cancel);
            },
            cancel);
    }

    /// <summary>What somebody has typed already is the same meeting; two that the system tells apart are two.</summary>
    private static string NewId(string groupId, string roundId, ToldMeeting told, IEnumerable<KnownTold> known)
    {
        var id = MeetingIds.Of(groupId, roundId, told.Day, told.Place);
        return known.Any(row => row.MeetingId == id) ? MeetingIds.Of(groupId, roundId, told.Day, $"{told.Place} {told.Id}") : id;
    }

    private static Meeting Blank(string id, string groupId, string roundId) => new(id, groupId, roundId, default, null, null, "", null, MeetingForm.Periodic, "");

    private static bool Same(ToldMeeting? before, ToldMeeting now) => before is not null
        && before with { Delegates = now.Delegates, JointLevels = now.JointLevels, Invited = now.Invited } == now
        && before.Delegates.SequenceEqual(now.Delegates) && before.JointLevels.SequenceEqual(now.JointLevels) && before.Invited.SequenceEqual(now.Invited);
}
