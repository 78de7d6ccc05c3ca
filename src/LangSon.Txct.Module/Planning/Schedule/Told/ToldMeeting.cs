namespace LangSon.Txct.Planning.Schedule.Told;

/// <summary>A meeting as a group's own system tells it.</summary>
/// <param name="Id">At that system; it never changes and is never given to another meeting.</param>
/// <param name="RoundId">As that system has it; it may be none of the plan's.</param>
/// <param name="Time">When it begins, in Viet Nam; null while that is open.</param>
/// <param name="JointLevels">In Vietnamese, without the province's own.</param>
/// <param name="Invited">Names of bodies.</param>
internal sealed record ToldMeeting(
    string Id, string RoundId, MeetingForm Form, string? Theme, DateOnly Day, TimeOnly? Time, string Place, IReadOnlyList<string> Delegates,
    IReadOnlyList<string> JointLevels, IReadOnlyList<string> Invited, int? VotersExpected, int? VotersAttending, MeetingState State)
{
    /// <summary>The meeting as it is told: of what is not told, or is told the same, nothing changes.</summary>
    public Meeting Over(Meeting meeting)
    {
        var invited = Invited.Select(name => meeting.Invited.FirstOrDefault(body => body.Name == name) ?? new InvitedBody(name, "", ProposalState.Proposed)).ToList();
        return meeting with
        {
            Day = Day,
            From = Time,
            To = Time == meeting.From ? meeting.To : null,
            Place = Place,
            Form = Form,
            Theme = Theme,
            Delegates = meeting.Delegates.SequenceEqual(Delegates) ? meeting.Delegates : Delegates,
            JointLevels = meeting.JointLevels.SequenceEqual(JointLevels) ? meeting.JointLevels : JointLevels,
            Invited = meeting.Invited.SequenceEqual(invited) ? meeting.Invited : invited,
            VotersExpected = VotersExpected ?? meeting.VotersExpected,
            VotersAttending = VotersAttending ?? meeting.VotersAttending,
            State = State,
        };
    }

    /// <summary>Whether the meeting stands here as it is told.</summary>
    public bool Matches(Meeting meeting) => Over(meeting) == meeting;
}
