using LangSon.Txct.Pages;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>"Bảng kê số cuộc, số điểm, đại biểu dự": a sheet of the groups' figures with their sum, and one of the meetings that they count.</summary>
internal static class MeetingList
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly OpenXmlConfiguration Look = new() { AutoFilter = false };

    /// <summary>As .xlsx. All that people typed stays text, whatever sign it begins with.</summary>
    public static byte[] Write(RoundMeetings meetings)
    {
        using var bytes = new MemoryStream();
        bytes.SaveAs(
            new Dictionary<string, object> { ["Bảng kê"] = Figures(meetings), ["Các cuộc"] = meetings.All.Select((meeting, index) => LineOf(index + 1, meeting, meetings)).ToList() },
            configuration: Look);
        return bytes.ToArray();
    }

    private static List<GroupLine> Figures(RoundMeetings meetings)
    {
        var lines = meetings.GroupNames.Keys.Union(meetings.All.Select(meeting => meeting.GroupId)).Order(StringComparer.Ordinal)
            .Select((group, index) => new GroupLine(
                index + 1, TypedText.Clean(meetings.NameOf(group)), GroupFigures.Of(meetings.All.Where(meeting => meeting.GroupId == group))))
            .ToList();
        lines.Add(new GroupLine(null, "Cộng", GroupFigures.Sum(lines.Select(line => line.Figures))));
        return lines;
    }

    private static MeetingLine LineOf(int number, Meeting meeting, RoundMeetings meetings) => new()
    {
        Number = number,
        Day = Words.Date(meeting.Day),
        Time = MeetingHours.Write(meeting.From, meeting.To),
        Group = TypedText.Clean(meetings.NameOf(meeting.GroupId)),
        Place = TypedText.Clean(meeting.Place),
        Unit = TypedText.Clean(meeting.Unit),
        Form = MeetingWords.Form(meeting.Form),
        Theme = TypedText.Clean(meeting.Theme),
        Joint = TypedText.Clean(string.Join(", ", meeting.JointLevels)),
        Invited = TypedText.Clean(string.Join(", ", meeting.Invited.Select(body => body.Name))),
        Delegates = TypedText.Clean(string.Join(", ", meeting.Delegates)),
        Expected = meeting.VotersExpected,
        Voters = meeting.VotersAttending,
        State = meeting.State switch
        {
            MeetingState.Held => "Đã tổ chức",
            MeetingState.Cancelled => "Hủy",
            _ => "Dự kiến",
        },
    };
}
