using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LangSon.Txct.Pages;

namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>"Lịch TXCT" of a round for press and broadcasters: a draft to be numbered, dated and signed, set as Decree 30/2020/NĐ-CP, annex I, has it.</summary>
internal static class PressPaper
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>As .docx. Cancelled meetings are left out.</summary>
    public static byte[] Write(Round round, RoundMeetings meetings)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = PressLook.Styles();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = PressLook.PageNumber();
            main.Document = new Document(new Body(
                [Head(), .. Title(round), .. Schedule(meetings.Where(meeting => meeting.State != MeetingState.Cancelled)), PressLook.Page(main.GetIdOfPart(header))]));
        }

        return bytes.ToArray();
    }

    private static Table Head() => PressLook.Grid(
        [3600, 5700], hasLines: false,
        PressLook.Row(
            PressLook.Cell(PressLook.Line("ĐOÀN ĐBQH VÀ HĐND TỈNH LẠNG SƠN", 12), PressLook.Line("VĂN PHÒNG", 12, bold: true), PressLook.Rule(1300)),
            PressLook.Cell(PressLook.Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold: true), PressLook.Line("Độc lập - Tự do - Hạnh phúc", 13, bold: true), PressLook.Rule(1000))),
        PressLook.Row(
            PressLook.Cell(PressLook.Line("Số:      /…", 13)),
            PressLook.Cell(PressLook.Line("Lạng Sơn, ngày      tháng      năm", 13, italic: true))));

    private static IEnumerable<Paragraph> Title(Round round) =>
    [
        PressLook.Line("", 14), PressLook.Line("LỊCH TIẾP XÚC CỬ TRI", 14, bold: true),
        PressLook.Line(TypedText.Clean(round.Title), 14, bold: true), PressLook.Line("", 14),
    ];

    private static IEnumerable<OpenXmlElement> Schedule(RoundMeetings meetings) => meetings.All.Count == 0
        ? [PressLook.Line("Chưa có cuộc tiếp xúc cử tri nào.", 14)]
        :
        [
            PressLook.Grid(
                [2500, 1800, 2850, 2150], hasLines: true,
                [PressLook.HeadRow("Ngày", "Thời gian", "Địa điểm", "Tổ đại biểu"), .. meetings.All.Select(meeting => RowOf(meeting, meetings))]),
            PressLook.Line("", 14),
        ];

    private static TableRow RowOf(Meeting meeting, RoundMeetings meetings) => PressLook.Row(
        PressLook.Cell(PressLook.Line(DayOf(meeting), 13)),
        PressLook.Cell(PressLook.Line(MeetingHours.Write(meeting.From, meeting.To), 13)),
        PressLook.Cell(PressLook.Line(TypedText.Clean(PlaceOf(meeting)), 13, isCentered: false)),
        PressLook.Cell(PressLook.Line(TypedText.Clean(meetings.NameOf(meeting.GroupId)), 13)));

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
