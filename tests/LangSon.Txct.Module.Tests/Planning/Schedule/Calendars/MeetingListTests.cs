using LangSon.Txct.Content.Reading.Office;
using MiniExcelLibs;

namespace LangSon.Txct.Planning.Schedule.Calendars;

public class MeetingListTests
{
    private static readonly Meeting Planned =
        new("m-1", "T04", "2024-pre-mid", new DateOnly(2024, 6, 12), new(8, 0), new(11, 0), "Nhà văn hóa xã Hòa Bình", "Xã Hòa Bình", MeetingForm.Periodic, "ke-hoach.docx")
        {
            Delegates = ["Hoàng Văn A", "Lý Thị B"],
            VotersAttending = 98,
        };

    [Fact]
    public void The_figures_of_each_group_add_up()
    {
        var rows = Rows(
            "Bảng kê",
            Planned with { State = MeetingState.Held },
            Planned with { Id = "m-2", Place = " NHÀ văn hóa  xã Hòa Bình", Delegates = ["hoàng văn a"], VotersAttending = null },
            Planned with { Id = "m-3", Place = "Hội trường UBND xã" },
            Planned with { Id = "m-4", Place = "Trường học", Delegates = ["Trần Văn C"], State = MeetingState.Cancelled },
            Planned with { Id = "m-5", GroupId = "T05", VotersAttending = 2 });

        Assert.Equal(
            [
                "STT|Tổ đại biểu|Số cuộc|Trong đó đã tổ chức|Số điểm|Đại biểu dự|Cử tri dự",
                "1|Tổ đại biểu số 03|0|0|0|0|0",
                "2|Tổ đại biểu số 04|3|1|2|2|196",
                "3|T05|1|0|1|2|2",
                "|Cộng|4|1|3|4|198",
            ],
            rows);
    }

    [Fact]
    public void The_meetings_that_are_counted_stand_on_the_second_sheet()
    {
        var rows = Rows(
            "Các cuộc", Planned with { Form = MeetingForm.Thematic, Theme = "Đất đai", JointLevels = ["HĐND xã"], Invited = [new InvitedBody("Sở Y tế", "", ProposalState.Agreed)], VotersExpected = 120 },
            Planned with { Id = "m-2", From = null, To = null, State = MeetingState.Cancelled, VotersAttending = null });

        Assert.Equal("1|12/6/2024|8h00–11h00|Tổ đại biểu số 04|Nhà văn hóa xã Hòa Bình|Xã Hòa Bình|Tiếp xúc theo chuyên đề|Đất đai|HĐND xã|Sở Y tế|Hoàng Văn A, Lý Thị B|120|98|Dự kiến", rows[1]);
        Assert.Equal("2|12/6/2024||Tổ đại biểu số 04|Nhà văn hóa xã Hòa Bình|Xã Hòa Bình|Tiếp xúc định kỳ||||Hoàng Văn A, Lý Thị B|||Hủy", rows[2]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84 912")]
    [InlineData("-Hội trường")]
    [InlineData("@SUM(A1)")]
    [InlineData("=HYPERLINK(\"http://example.invalid\")")]
    public void What_looks_like_a_formula_stays_text(string place)
    {
        var file = Write(Planned with { Place = place });

        var content = XlsxReader.Read(file, TestContext.Current.CancellationToken);
        Assert.Contains(content.Lines, line => line.Text == place);
        Assert.Empty(content.Codes);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        foreach (var sheet in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var xml = sheet.Open();
            Assert.DoesNotContain(System.Xml.Linq.XDocument.Load(xml).Descendants(), element => element.Name.LocalName == "f");
        }
    }

    [Fact]
    public void Signs_that_no_sheet_can_hold_are_left_out()
    {
        var content = XlsxReader.Read(Write(Planned with { Place = "Nhà\u0001 văn hóa <xã> & \uFFFE\u000bthôn" }), TestContext.Current.CancellationToken);

        Assert.Contains(content.Lines, line => line.Text == "Nhà văn hóa <xã> & thôn");
    }

    private static List<string> Rows(string sheet, params Meeting[] meetings) =>
        [.. new MemoryStream(Write(meetings)).Query(sheetName: sheet).Cast<IDictionary<string, object?>>().Select(row => string.Join('|', row.Values))];

    private static byte[] Write(params Meeting[] meetings) => MeetingList.Write(new RoundMeetings(
        meetings, new Dictionary<string, string> { ["T03"] = "Tổ đại biểu số 03", ["T04"] = "Tổ đại biểu số 04" }));
}
