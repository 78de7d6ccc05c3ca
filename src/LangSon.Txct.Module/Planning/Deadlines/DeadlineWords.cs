using System.Globalization;
using LangSon.Txct.Pages;

namespace LangSon.Txct.Planning.Deadlines;

/// <summary>How a day comes about, in words that a layman checks with a calendar.</summary>
internal static class DeadlineWords
{
    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    /// <param name="isSure">Whether the event is a fact, or announced; false where another day stands in for it until it is.</param>
    public static string Explain(DeadlineRule rule, DateOnly from, bool isSure, DateOnly nominal, DateOnly due, YearCalendar calendar) =>
        $"{Event(rule.Trigger, from, isSure)}; {Time(rule, from, nominal, calendar)}{Moved(rule, nominal, due, calendar)}";

    private static string Event(DeadlineTrigger trigger, DateOnly day, bool isSure) => (trigger, isSure) switch
    {
        (DeadlineTrigger.Meeting, _) => $"Tiếp xúc ngày {Short(day)}",
        (DeadlineTrigger.LastMeeting, _) => $"Tiếp xúc cuộc cuối của đợt ngày {Short(day)}",
        (DeadlineTrigger.EarliestMeeting, true) => $"Cuộc tiếp xúc sớm nhất của đợt ngày {Short(day)}",
        (DeadlineTrigger.EarliestMeeting, false) => $"Chưa Tổ nào báo lịch, tính theo ngày đầu của đợt {Short(day)}",
        (DeadlineTrigger.RoundEnd, _) => $"Ngày cuối của đợt là {Short(day)}",
        (DeadlineTrigger.SessionClosing, true) => $"Kỳ họp bế mạc ngày {Short(day)}",
        (DeadlineTrigger.SessionClosing, false) => $"Kỳ họp dự kiến bế mạc ngày {Short(day)}",
        (DeadlineTrigger.SessionOpening, _) => $"Kỳ họp khai mạc ngày {Short(day)}",
        _ => $"Kế hoạch ấn định ngày {Short(day)}",
    };

    private static string Time(DeadlineRule rule, DateOnly from, DateOnly nominal, YearCalendar calendar) => rule switch
    {
        { Offset: 0, Bound: DayBound.Before } => $"phải xong trước ngày {Short(from)}, hết ngày {Words.Date(nominal)}",
        { Offset: 0 } => $"hết ngày {Words.Date(nominal)}",
        { Direction: DayDirection.Before } => $"phải xong trước đó {Days(rule)}, không tính ngày {Short(from)}, hết ngày {Words.Date(nominal)}",
        _ => $"thời hạn {Days(rule)} tính từ {Short(from.AddDays(1))}{LeftOut(rule, from, nominal, calendar)}, hết ngày {Words.Date(nominal)}",
    };

    private static string Days(DeadlineRule rule) => $"{rule.Offset.ToString("00", CultureInfo.InvariantCulture)} ngày{(rule.Unit == DayUnit.Working ? " làm việc" : "")}";

    private static string LeftOut(DeadlineRule rule, DateOnly from, DateOnly nominal, YearCalendar calendar)
    {
        if (rule.Unit == DayUnit.Calendar)
        {
            return "";
        }

        var left = Between(from.AddDays(1), nominal).Where(day => !calendar.IsWorked(day)).Select(Short).ToList();
        return left.Count == 0 ? "" : $", không tính ngày nghỉ {string.Join(", ", left)}";
    }

    private static string Moved(DeadlineRule rule, DateOnly nominal, DateOnly due, YearCalendar calendar)
    {
        if (due == nominal)
        {
            return "";
        }

        var why = calendar.HolidayOn(nominal) is { } holiday ? $"nghỉ {holiday}" : Weekday(nominal);
        var where = $"hết {Weekday(due)}, ngày {Words.Date(due)}";
        return rule.Roll == DayRoll.Next
            ? $"; ngày {Short(nominal)} là {why} nên lùi đến {where} (Bộ luật Dân sự 2015, Điều 148 khoản 5)"
            : $"; ngày {Short(nominal)} là {why} nên tính sớm lên {where}";
    }

    private static IEnumerable<DateOnly> Between(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static string Weekday(DateOnly day) => Weekdays[(int)day.DayOfWeek];

    /// <summary>As in 12/7 or 02/9: day and month as Decree 30/2020 writes them.</summary>
    private static string Short(DateOnly day) => Words.Date(day)[..^5];
}
