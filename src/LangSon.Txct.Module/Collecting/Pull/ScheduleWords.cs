using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Planning.Schedule.Told;

namespace LangSon.Txct.Collecting.Pull;

/// <summary>The contract's words for a meeting, and the module's.</summary>
internal static class ScheduleWords
{
    private static readonly Dictionary<string, MeetingForm> Forms = new()
    {
        ["periodic"] = MeetingForm.Periodic, ["thematic"] = MeetingForm.Thematic, ["inDepth"] = MeetingForm.InDepth, ["byAudience"] = MeetingForm.ByAudience,
        ["residence"] = MeetingForm.Residence, ["workplace"] = MeetingForm.Workplace, ["smallGroup"] = MeetingForm.SmallGroup,
    };

    /// <summary>The province's level is every meeting's own.</summary>
    private static readonly Dictionary<string, string> Levels = new() { ["nation"] = "đại biểu Quốc hội", ["district"] = "HĐND huyện", ["commune"] = "HĐND xã" };

    /// <summary>A word that this module does not know is taken for the usual one: a newer system may have more.</summary>
    public static ToldMeeting ToTold(SourceMeeting meeting) => new(
        meeting.Id, meeting.Round, Forms.GetValueOrDefault(meeting.Form, MeetingForm.Periodic), meeting.Subject, meeting.Date, meeting.Time, meeting.Place,
        meeting.Delegates, [.. meeting.JointLevels.Where(Levels.ContainsKey).Select(level => Levels[level])], meeting.Invited, meeting.VotersExpected, meeting.VotersAttending,
        meeting.Status switch { "held" => MeetingState.Held, "cancelled" => MeetingState.Cancelled, _ => MeetingState.Planned });
}
