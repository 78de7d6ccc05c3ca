using System.Security.Cryptography;
using System.Text;

namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>An iCalendar text as it is sent.</summary>
/// <param name="Tag">The same for as long as no meeting changes, whenever the text was made.</param>
internal sealed record CalendarText(byte[] Bytes, string Tag)
{
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <inheritdoc cref="MeetingCalendar.Write"/>
    public static CalendarText Of(string name, RoundMeetings meetings, DateTimeOffset now)
    {
        var text = MeetingCalendar.Write(name, meetings, now);
        var lasting = text.Split('\n').Where(line => !line.StartsWith("DTSTAMP", StringComparison.Ordinal));
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lasting)));
        return new CalendarText(Encoding.UTF8.GetBytes(text), Convert.ToHexStringLower(digest));
    }
}
