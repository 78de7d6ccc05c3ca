using System.Globalization;

namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>What else a person may say of a meeting; all of it may stay empty.</summary>
/// <param name="Form">The name of a <see cref="MeetingForm"/>.</param>
/// <param name="Theme">What a thematic meeting is about.</param>
/// <param name="Joint">With whom it is held together, as in đại biểu Quốc hội, HĐND xã.</param>
/// <param name="Invited">One body a line, and after a colon why: Sở Y tế: thiếu thuốc ở trạm xá.</param>
/// <param name="Proposal">The name of a <see cref="ProposalState"/>, for all of them; empty where nobody who may has decided: each stays as it was.</param>
/// <param name="Expected">Voters, a number.</param>
/// <param name="Attending">Voters, a number.</param>
public sealed record MeetingDetails(string Form, string Theme, string Joint, string Invited, string Proposal, string Expected, string Attending)
{
    private const int LongestLine = 300, LongestInvited = 2000, MostVoters = 99_999;

    internal static MeetingDetails Blank { get; } = new(nameof(MeetingForm.Periodic), "", "", "", nameof(ProposalState.Proposed), "", "");

    /// <summary>Whether anything of it is said.</summary>
    internal bool IsSaid => this != Blank;

    internal static MeetingDetails Of(Meeting meeting) => new(
        meeting.Form.ToString(), meeting.Theme ?? "", string.Join(", ", meeting.JointLevels),
        string.Join('\n', meeting.Invited.Select(body => body.Reason.Length > 0 ? $"{body.Name}: {body.Reason}" : body.Name)),
        (meeting.Invited.Count > 0 ? meeting.Invited[0].State : ProposalState.Proposed).ToString(), Written(meeting.VotersExpected), Written(meeting.VotersAttending));

    /// <returns>By the field's name.</returns>
    internal IEnumerable<(string Field, string Message)> Faults()
    {
        foreach (var (field, text, name) in new[] { (nameof(Theme), Theme, "Chuyên đề"), (nameof(Joint), Joint, "Nơi phối hợp") }.Where(row => row.Item2.Length > LongestLine))
        {
            yield return (field, $"{name} dài quá {LongestLine} chữ. Xin ghi gọn lại.");
        }

        if (Invited.Length > LongestInvited)
        {
            yield return (nameof(Invited), $"Danh sách cơ quan mời dài quá {LongestInvited} chữ. Xin ghi gọn lại.");
        }

        foreach (var (field, text) in new[] { (nameof(Expected), Expected), (nameof(Attending), Attending) }.Where(row => row.Item2.Trim().Length > 0 && Number(row.Item2) is null))
        {
            yield return (field, $"Xin ghi số cử tri bằng chữ số, không quá {MostVoters.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.')}; chưa biết thì để trống.");
        }
    }

    /// <summary>The meeting as it is told now. Only where <see cref="Faults"/> finds none.</summary>
    internal Meeting Over(Meeting meeting)
    {
        var (joint, invited) = (Split(Joint, ',', ';'), Bodies(meeting.Invited));
        return meeting with
        {
            Form = Enum.TryParse<MeetingForm>(Form, out var form) && Enum.IsDefined(form) ? form : MeetingForm.Periodic,
            Theme = Theme.Trim() is { Length: > 0 } theme ? theme : null,
            JointLevels = meeting.JointLevels.SequenceEqual(joint) ? meeting.JointLevels : joint,
            Invited = meeting.Invited.SequenceEqual(invited) ? meeting.Invited : invited,
            VotersExpected = Number(Expected), VotersAttending = Number(Attending),
        };
    }

    private List<InvitedBody> Bodies(IReadOnlyList<InvitedBody> before)
    {
        var decided = Enum.TryParse<ProposalState>(Proposal, out var told) && Enum.IsDefined(told) ? told : (ProposalState?)null;
        return
        [
            .. from line in Split(Invited, '\n')
            let parts = line.Split(':', 2, StringSplitOptions.TrimEntries)
            select new InvitedBody(
                parts[0], parts.Length > 1 ? parts[1] : "", decided ?? before.FirstOrDefault(body => body.Name == parts[0])?.State ?? ProposalState.Proposed),
        ];
    }

    private static List<string> Split(string text, params char[] marks) => [.. text.Split(marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>As in 1.250 or 1250; null if it is none.</summary>
    private static int? Number(string text) =>
        int.TryParse(text.Trim().Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostVoters ? number : null;

    private static string Written(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
