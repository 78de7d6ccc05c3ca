using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Schedule.Told;

namespace LangSon.Txct.Planning.Schedule;

/// <summary>A meeting's form, guests and figures as people read them.</summary>
internal static class MeetingWords
{
    /// <summary>The kinds of contact of Joint Resolution 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN, art. 18, and of the plan.</summary>
    public static string Form(MeetingForm form) => form switch
    {
        MeetingForm.Thematic => "Tiếp xúc theo chuyên đề",
        MeetingForm.InDepth => "Tiếp xúc chuyên sâu",
        MeetingForm.ByAudience => "Tiếp xúc theo đối tượng",
        MeetingForm.Residence => "Tiếp xúc nơi cư trú",
        MeetingForm.Workplace => "Tiếp xúc nơi làm việc",
        MeetingForm.SmallGroup => "Gặp gỡ nhóm cử tri",
        _ => "Tiếp xúc định kỳ",
    };

    public static string Proposal(ProposalState state) => state switch
    {
        ProposalState.Agreed => "Thường trực HĐND đã đồng ý",
        ProposalState.Refused => "Thường trực HĐND không đồng ý",
        _ => "Đề nghị Thường trực HĐND cho mời",
    };

    /// <summary>What the group's own system says otherwise.</summary>
    public static IEnumerable<string> Differences(Meeting meeting, IEnumerable<ToldMeeting> told) =>
        told.Where(other => !other.Matches(meeting)).Select(other => $"Hệ thống của Tổ ghi: {Written(other)}. Ở đây đã sửa khác; xin xem bên nào đúng.");

    private static string Written(ToldMeeting told) => string.Join(", ", new[]
    {
        told.State == MeetingState.Cancelled ? "đã hủy" : null, Words.Date(told.Day), told.Time is { } time ? MeetingHours.Write(time, null) : null, told.Place,
    }.OfType<string>());

    /// <summary>What there is to say beyond day, place and delegates; nothing of a usual meeting of which nothing else is known.</summary>
    public static IEnumerable<string> About(Meeting meeting)
    {
        if (meeting.Form != MeetingForm.Periodic || meeting.Theme is not null)
        {
            yield return meeting.Theme is null ? Form(meeting.Form) : $"{Form(meeting.Form)}: {meeting.Theme}";
        }

        if (meeting.JointLevels.Count > 0)
        {
            yield return $"Kết hợp với {string.Join(", ", meeting.JointLevels)}";
        }

        foreach (var same in meeting.Invited.GroupBy(body => body.State))
        {
            yield return $"{Proposal(same.Key)}: {string.Join(", ", same.Select(body => body.Name))}";
        }

        if ((meeting.VotersAttending ?? meeting.VotersExpected) is { } voters)
        {
            yield return meeting.VotersAttending is null ? $"Dự kiến {voters} cử tri" : $"{voters} cử tri dự";
        }
    }
}
