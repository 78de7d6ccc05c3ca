using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>Meetings as an iCalendar text (RFC 5545): when, where and whose they are, and nothing about voters.</summary>
internal static class MeetingCalendar
{
    private const string Zone = "Asia/Ho_Chi_Minh";

    /// <param name="name">What calendar programs call it.</param>
    /// <param name="now">When the text is made; it stands in each meeting's DTSTAMP and nowhere else.</param>
    public static string Write(string name, RoundMeetings meetings, DateTimeOffset now)
    {
        var stamp = new CalDateTime(now.UtcDateTime, CalDateTime.UtcTzId);
        var calendar = new Calendar { ProductId = "-//langson.gov.vn//TXCT//VI", Method = CalendarMethods.Publish };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-WR-TIMEZONE", Zone);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        calendar.AddTimeZone(VietNamZone());
        calendar.Events.AddRange(meetings.All.Select(meeting => EventOf(meeting, meetings.NameOf(meeting.GroupId), stamp)));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent EventOf(Meeting meeting, string group, CalDateTime stamp) => new()
    {
        Uid = meeting.Id,
        Sequence = meeting.Sequence,
        DtStamp = stamp,
        Status = meeting.State == MeetingState.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        Summary = $"Tiếp xúc cử tri – {TypedText.Clean(group)}",
        Location = TypedText.Clean(meeting.Place),
        Description = DescriptionOf(meeting),
        Start = meeting.From is { } from ? At(meeting.Day, from) : new CalDateTime(meeting.Day),
        End = meeting.To is { } to && to > meeting.From ? At(meeting.Day, to) : null,
    };

    private static string? DescriptionOf(Meeting meeting)
    {
        string?[] lines = [meeting.Theme is null ? null : $"Chuyên đề: {meeting.Theme}", meeting.Unit is null ? null : $"Cử tri: {meeting.Unit}"];
        var text = string.Join('\n', lines.OfType<string>());
        return text.Length == 0 ? null : TypedText.Clean(text);
    }

    private static CalDateTime At(DateOnly day, TimeOnly time) => new(day, time, Zone);

    /// <summary>UTC+7 without daylight saving, since 13 June 1975.</summary>
    private static VTimeZone VietNamZone()
    {
        var offset = new UtcOffset(TimeSpan.FromHours(7));
        var zone = new VTimeZone(Zone);
        zone.AddChild(new VTimeZoneInfo("STANDARD")
        {
            TimeZoneName = "+07",
            Start = new CalDateTime(1975, 6, 13, 0, 0, 0),
            OffsetFrom = offset,
            OffsetTo = offset,
        });
        return zone;
    }
}
