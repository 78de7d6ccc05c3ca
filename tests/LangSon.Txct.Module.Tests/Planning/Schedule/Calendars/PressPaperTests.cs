using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LangSon.Txct.Content.Reading.Office;

namespace LangSon.Txct.Planning.Schedule.Calendars;

public class PressPaperTests
{
    private static readonly Round Round =
        new("2024-pre-mid", "a", "Trước kỳ họp thường lệ giữa năm 2024", new RoundSession("MidYear", 2024, SessionPosition.Before), new RoundWindow.Fixed(new(2024, 6, 5), new(2024, 6, 14)), []);
    private static readonly Meeting Planned =
        new("m-1", "T04", "2024-pre-mid", new DateOnly(2024, 6, 12), new(8, 0), new(11, 0), "Nhà văn hóa", "Xã Hòa Bình", MeetingForm.Periodic, "ke-hoach.docx") { VotersExpected = 120 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_paper_has_the_parts_that_the_decree_wants_and_no_number_or_date_yet()
    {
        var lines = Lines(Planned);

        Assert.Equal(
            [
                "ĐOÀN ĐBQH VÀ HĐND TỈNH LẠNG SƠN", "VĂN PHÒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                "Số:      /…", "Lạng Sơn, ngày      tháng      năm", "LỊCH TIẾP XÚC CỬ TRI", "Trước kỳ họp thường lệ giữa năm 2024",
            ],
            lines.Take(8));
    }

    [Fact]
    public void Each_meeting_stands_with_day_time_place_and_group()
    {
        var lines = Lines(Planned, Planned with { Id = "m-2", GroupId = "T05", Day = new(2024, 6, 13), To = null, Place = "Hội trường xã Hòa Bình" });

        Assert.Equal(
            [
                "Ngày", "Thời gian", "Địa điểm", "Tổ đại biểu",
                "Thứ Tư, 12/6/2024", "8h00–11h00", "Nhà văn hóa, Xã Hòa Bình", "Tổ đại biểu số 04",
                "Thứ Năm, 13/6/2024", "8h00", "Hội trường xã Hòa Bình", "T05",
            ],
            lines.Skip(8));
    }

    [Fact]
    public void A_cancelled_meeting_is_not_announced() =>
        Assert.Equal("Chưa có cuộc tiếp xúc cử tri nào.", Lines(Planned with { State = MeetingState.Cancelled })[^1]);

    [Fact]
    public void Word_finds_no_fault_and_the_intake_no_danger()
    {
        var bytes = Write(Planned with { Place = "Nhà <văn hóa> & \u0001thôn 2" });

        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, Cancel).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var content = DocxReader.Read(bytes, Cancel);
        Assert.Empty(content.Codes);
        Assert.Contains(content.Lines, line => line.Text.Contains("Nhà <văn hóa> & thôn 2", StringComparison.Ordinal));
    }

    private static List<string> Lines(params Meeting[] meetings) =>
        [.. DocxReader.Read(Write(meetings), Cancel).Lines.Select(line => line.Text).Where(text => text.Length > 0)];

    private static byte[] Write(params Meeting[] meetings) =>
        PressPaper.Write(Round, new RoundMeetings(meetings, new Dictionary<string, string> { ["T04"] = "Tổ đại biểu số 04" }));
}
