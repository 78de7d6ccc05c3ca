using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Drafts;

namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>"Lịch TXCT" of a round for press and broadcasters: a draft to be numbered, dated and signed, set as Decree 30/2020/NĐ-CP, annex I, has it.</summary>
internal static class PressPaper
{
    /// <summary>As .docx. Cancelled meetings are left out.</summary>
    public static byte[] Write(Round round, RoundMeetings meetings) => DraftFile.Write(
        [Head(), .. Title(round), .. Schedule(meetings.Where(meeting => meeting.State != MeetingState.Cancelled))]);

    private static Table Head() => DraftLook.Head("ĐOÀN ĐBQH VÀ HĐND TỈNH LẠNG SƠN", "VĂN PHÒNG", "…");

    private static IEnumerable<Paragraph> Title(Round round) =>
    [
        DraftLook.Line("", 14), DraftLook.Line("LỊCH TIẾP XÚC CỬ TRI", 14, bold: true),
        DraftLook.Line(TypedText.Clean(round.Title), 14, bold: true), DraftLook.Line("", 14),
    ];

    private static IEnumerable<OpenXmlElement> Schedule(RoundMeetings meetings) => meetings.All.Count == 0
        ? [DraftLook.Line("Chưa có cuộc tiếp xúc cử tri nào.", 14)]
        :
        [
            DraftLook.Grid(
                [2500, 1800, 2850, 2150], hasLines: true,
                [DraftLook.HeadRow("Ngày", "Thời gian", "Địa điểm", "Tổ đại biểu"), .. meetings.All.Select(meeting => RowOf(meeting, meetings))]),
            DraftLook.Line("", 14),
        ];

    private static TableRow RowOf(Meeting meeting, RoundMeetings meetings) => DraftLook.Row(
        DraftLook.Cell(DraftLook.Line(DayOf(meeting), 13)),
        DraftLook.Cell(DraftLook.Line(MeetingHours.Write(meeting.From, meeting.To), 13)),
        DraftLook.Cell(DraftLook.Line(TypedText.Clean(PlaceOf(meeting)), 13, isCentered: false)),
        DraftLook.Cell(DraftLook.Line(TypedText.Clean(meetings.NameOf(meeting.GroupId)), 13)));

    /// <summary>As in Thứ Tư, 12/6/2024.</summary>
    private static string DayOf(Meeting meeting)
    {
        var words = Words.Day(meeting.Day);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    /// <summary>With the commune or ward, where the place does not name it.</summary>
    private static string PlaceOf(Meeting meeting) =>
        meeting.Unit is null || meeting.Place.Contains(meeting.Unit, StringComparison.OrdinalIgnoreCase) ? meeting.Place : $"{meeting.Place}, {meeting.Unit}";
}
