namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>Meetings, and the names of the groups that hold them.</summary>
/// <param name="All">Cancelled ones included, by day, time and id.</param>
internal sealed record RoundMeetings(IReadOnlyList<Meeting> All, IReadOnlyDictionary<string, string> GroupNames)
{
    /// <summary>As in Tổ đại biểu số 04; the id of a group that nobody knows.</summary>
    public string NameOf(string groupId) => GroupNames.GetValueOrDefault(groupId, groupId);

    public RoundMeetings Where(Func<Meeting, bool> wanted) => this with { All = [.. All.Where(wanted)] };
}

/// <summary>Reads the meetings of the year's rounds.</summary>
internal sealed class RoundMeetingsReader(IMeetings meetings, Rounds rounds, IDirectory directory)
{
    /// <summary>Of all rounds of the year's plan.</summary>
    public async Task<RoundMeetings> OfYearAsync(CancellationToken cancel) => await OfAsync(rounds.Plan.Rounds, cancel);

    /// <summary>Of one round.</summary>
    public async Task<RoundMeetings> OfRoundAsync(Round round, CancellationToken cancel) => await OfAsync([round], cancel);

    private async Task<RoundMeetings> OfAsync(IReadOnlyList<Round> wanted, CancellationToken cancel)
    {
        List<Meeting> all = [];
        foreach (var round in wanted)
        {
            all.AddRange(await meetings.OfRoundAsync(round.Id, cancel));
        }

        var names = rounds.Plan.Groups.ToDictionary(group => group.Id, group => group.Name);
        foreach (var group in await directory.GroupsAsync(cancel))
        {
            names[group.Id] = group.Name;
        }

        return new RoundMeetings([.. all.OrderBy(meeting => meeting.Day).ThenBy(meeting => meeting.From).ThenBy(meeting => meeting.Id, StringComparer.Ordinal)], names);
    }
}
