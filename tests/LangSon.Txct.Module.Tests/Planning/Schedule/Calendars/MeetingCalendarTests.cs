using Ical.Net;
using Ical.Net.CalendarComponents;

namespace LangSon.Txct.Planning.Schedule.Calendars;

public class MeetingCalendarTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2024-06-01T09:00:00+07:00");
    private static readonly Meeting Planned =
        new("m-1", "T04", "2024-pre-mid", new DateOnly(2024, 6, 12), new(8, 0), new(11, 0), "Nhà văn hóa xã Hòa Bình, thôn 2; khu A", "Xã Hòa Bình", MeetingForm.Thematic, "ke-hoach.docx")
        {
            Theme = "Đất đai",
            Sequence = 3,
            Delegates = ["Hoàng Văn A"],
            VotersExpected = 120,
            VotersAttending = 98,
        };

    [Fact]
    public void A_meeting_keeps_its_id_and_tells_how_often_it_has_changed()
    {
        var read = Read(Planned);

        Assert.Equal(("m-1", 3, "CONFIRMED"), (read.Uid, read.Sequence, read.Status));
        Assert.Equal("Tiếp xúc cử tri – Tổ đại biểu số 04", read.Summary);
        Assert.Equal("Nhà văn hóa xã Hòa Bình, thôn 2; khu A", read.Location);
        Assert.Equal("Chuyên đề: Đất đai\nCử tri: Xã Hòa Bình", read.Description);
    }

    [Fact]
    public void A_meeting_stands_at_its_hours_in_viet_nam()
    {
        var read = Read(Planned);

        Assert.Equal((new DateTime(2024, 6, 12, 1, 0, 0), new DateTime(2024, 6, 12, 4, 0, 0)), (read.Start!.AsUtc, read.End!.AsUtc));
        var lines = Lines(Planned);
        Assert.Contains("DTSTART;TZID=Asia/Ho_Chi_Minh:20240612T080000", lines);
        Assert.Contains("DTSTAMP:20240601T020000Z", lines);
        Assert.Equal(
            ["BEGIN:VTIMEZONE", "TZID:Asia/Ho_Chi_Minh", "X-LIC-LOCATION:Asia/Ho_Chi_Minh", "BEGIN:STANDARD", "DTSTART:19750613T000000", "TZNAME:+07", "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "END:STANDARD", "END:VTIMEZONE"],
            lines.SkipWhile(line => line != "BEGIN:VTIMEZONE").TakeWhile(line => line != "BEGIN:VEVENT"));
    }

    [Fact]
    public void A_meeting_without_a_time_takes_the_whole_day()
    {
        var lines = Lines(Planned with { From = null, To = null });

        Assert.Contains("DTSTART;VALUE=DATE:20240612", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("DTEND", StringComparison.Ordinal));
    }

    [Fact]
    public void An_end_that_is_not_known_is_not_made_up()
    {
        Assert.DoesNotContain(Lines(Planned with { To = null }), line => line.StartsWith("DTEND", StringComparison.Ordinal) || line.StartsWith("DURATION", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancelled_meeting_is_told_as_cancelled() => Assert.Equal("CANCELLED", Read(Planned with { State = MeetingState.Cancelled }).Status);

    [Fact]
    public void Nothing_is_told_of_voters_and_of_the_reasons_of_a_plan()
    {
        var text = Text(Planned with { Invited = [new InvitedBody("Sở Nông nghiệp", "Cử tri hỏi về rừng", ProposalState.Proposed)] });

        Assert.DoesNotContain("120", text);
        Assert.DoesNotContain("98", text);
        Assert.DoesNotContain("rừng", text);
        Assert.DoesNotContain("ke-hoach", text);
    }

    [Fact]
    public void Lines_are_folded_as_calendar_programs_want_them()
    {
        var text = Text(Planned with { Place = string.Concat(Enumerable.Repeat("Nhà văn hóa ", 20)).Trim() });

        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    [Fact]
    public void Signs_that_no_calendar_can_hold_are_left_out()
    {
        Assert.Equal("Nhà văn hóa\nthôn 2", Read(Planned with { Place = "Nhà\u0001 văn\r hóa\uFFFE\nthôn 2" }).Location);
    }

    private static CalendarEvent Read(Meeting meeting) => Assert.Single(Calendar.Load(Text(meeting))!.Events);

    private static string[] Lines(Meeting meeting) => Text(meeting).Split("\r\n");

    private static string Text(Meeting meeting) =>
        MeetingCalendar.Write("Lịch TXCT", new RoundMeetings([meeting], new Dictionary<string, string> { ["T04"] = "Tổ đại biểu số 04" }), Now);
}
