using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Planning.Templates;

/// <summary>Brings together what the papers say: from the plan, the schedule and the catalogue.</summary>
internal sealed class TemplateReader(Rounds rounds, BoardReader boards, IDirectory directory, IMeetings meetings)
{
    /// <returns>Null if the group has no such meeting, or it was cancelled.</returns>
    public async Task<MeetingPapers?> OfMeetingAsync(string groupId, string meetingId, CancellationToken cancel)
    {
        var plan = rounds.Plan;
        return await meetings.FindAsync(meetingId, cancel) is { State: not MeetingState.Cancelled } meeting && meeting.GroupId == groupId
            && await boards.ReadAsync(meeting.RoundId, cancel) is { } board
            ? new MeetingPapers(meeting, board.Round, await NameOfAsync(groupId, cancel) ?? groupId, plan.Number, plan.IssuedOn, board.Papers)
            : null;
    }

    /// <param name="roundId">Null for the current round.</param>
    /// <returns>Null if the plan has no such round, or the directory no such group.</returns>
    public async Task<RoundPapers?> OfRoundAsync(string groupId, string? roundId, CancellationToken cancel)
    {
        var plan = rounds.Plan;
        if (await boards.ReadAsync(roundId, cancel) is not { } board || await NameOfAsync(groupId, cancel) is not { } name)
        {
            return null;
        }

        var held = (await meetings.OfRoundAsync(board.Round.Id, cancel)).Where(meeting => meeting.GroupId == groupId && meeting.State != MeetingState.Cancelled);
        return new RoundPapers([.. held], board.Round, groupId, name, plan.Term, plan.Number, plan.IssuedOn, plan.Year);
    }

    private async Task<string?> NameOfAsync(string groupId, CancellationToken cancel) => (await directory.GroupsAsync(cancel)).FirstOrDefault(group => group.Id == groupId)?.Name;
}
