using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>Keeps what a person has confirmed as meetings: new ones, changed ones, cancelled ones; all or none.</summary>
internal sealed class ScheduleKeeper(IMeetings meetings, IDatabase database, DeadlineWatch watch)
{
    /// <param name="year">Of days written without one.</param>
    /// <param name="by">The person's id; the source where there is no file.</param>
    /// <returns>How many were new or changed; null if one of those to be changed is not the group's in this round.</returns>
    public async Task<int?> KeepAsync(string groupId, string roundId, EntryForm form, int year, string by, CancellationToken cancel)
    {
        var known = (await meetings.OfRoundAsync(roundId, cancel)).Where(meeting => meeting.GroupId == groupId).ToDictionary(meeting => meeting.Id);
        if (form.Entries.Any(entry => entry.Id.Length > 0 && !known.ContainsKey(entry.Id)))
        {
            return null;
        }

        Dictionary<string, Meeting> told = [];
        foreach (var entry in form.Entries.Where(entry => entry.Id.Length > 0 || !entry.IsDropped))
        {
            var id = entry.Id.Length > 0 ? entry.Id : NewId(entry.ToMeeting("", groupId, roundId, year), form.File.Length > 0, known, told);
            told[id] = Told(entry, known.GetValueOrDefault(id), id, groupId, roundId, year, form.File.Length > 0 ? form.File : by);
        }

        var kept = await database.WriteAsync(
            async work =>
            {
                var changed = 0;
                foreach (var meeting in told.Values)
                {
                    changed += await meetings.PutAsync(work, meeting, cancel) ? 1 : 0;
                }

                return changed;
            },
            cancel);
        watch.Wake();
        return kept;
    }

    /// <summary>A second meeting at one place on one day is told from the first by its time, a third at an unknown time by its number.</summary>
    /// <param name="isRead">A plan that is read again means the meetings it meant before; a person who types means one that is not there yet.</param>
    private static string NewId(Meeting meeting, bool isRead, Dictionary<string, Meeting> known, Dictionary<string, Meeting> told)
    {
        for (var number = 0; ; number++)
        {
            var mark = number switch { 0 => "", 1 => $" {meeting.From:HH:mm}", _ => $" {meeting.From:HH:mm} ({number})" };
            var id = MeetingIds.Of(meeting.GroupId, meeting.RoundId, meeting.Day, $"{meeting.Place}{mark}");
            var isAnother = !isRead && known.GetValueOrDefault(id) is { State: not MeetingState.Cancelled } there && there.From != meeting.From;
            if (!told.ContainsKey(id) && !isAnother)
            {
                return id;
            }
        }
    }

    /// <summary>What nobody has changed keeps its source too, so that nobody's calendar is told of it.</summary>
    private static Meeting Told(MeetingEntry entry, Meeting? known, string id, string groupId, string roundId, int year, string source) => known switch
    {
        null => entry.ToMeeting(id, groupId, roundId, year) with { Source = source },
        _ when entry.IsDropped => known.State == MeetingState.Cancelled ? known : known with { State = MeetingState.Cancelled, Source = source },
        _ => entry.Over(known, year) is var changed && changed == known ? known : changed with { Source = source },
    };
}
