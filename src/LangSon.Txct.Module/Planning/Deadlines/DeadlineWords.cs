using System.Globalization;
using LangSon.Txct.Pages;

namespace LangSon.Txct.Planning.Deadlines;

/// <summary>How a day comes about, in words that a layman checks with a calendar.</summary>
internal static class DeadlineWords
{
    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    public static string Explain(Deadline row) => $"{Event(row.Of.Trigger, row.From, row.IsSure)}; {Time(row)}{Moved(row)}";

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

    private static string Time(Deadline row) => row.Of switch
    {
        { Offset: 0, Bound: DayBound.Before } => $"phải xong trước ngày {Short(row.From)}, hết ngày {Words.Date(row.Nominal)}",
        { Offset: 0 } => $"hết ngày {Words.Date(row.Nominal)}",
        { Direction: DayDirection.Before } => $"phải xong trước đó {Days(row.Of)}, không tính ngày {Short(row.From)}, hết ngày {Words.Date(row.Nominal)}",
        _ => $"thời hạn {Days(row.Of)} tính từ {Short(row.From.AddDays(1))}{LeftOut(row)}, hết ngày {Words.Date(row.Nominal)}",
    };

    private static string Days(DeadlineRule rule) => $"{rule.Offset.ToString("00", CultureInfo.InvariantCulture)} ngày{(rule.Unit == DayUnit.Working ? " làm việc" : "")}";

    private static string LeftOut(Deadline row)
    {
        if (row.Of.Unit == DayUnit.Calendar)
        {
            return "";
        }

        var left = Between(row.From.AddDays(1), row.Nominal).Where(day => !row.Calendar.IsWorked(day)).Select(Short).ToList();
        return left.Count == 0 ? "" : $", không tính ngày nghỉ {string.Join(", ", left)}";
    }

    private static string Moved(Deadline row)
    {
        if (row.Due == row.Nominal)
        {
            return "";
        }

        var why = row.Calendar.HolidayOn(row.Nominal) is { } holiday ? $"nghỉ {holiday}" : Weekday(row.Nominal);
        var where = $"hết {Weekday(row.Due)}, ngày {Words.Date(row.Due)}";
        return row.Of.Roll == DayRoll.Next
            ? $"; ngày {Short(row.Nominal)} là {why} nên lùi đến {where} (Bộ luật Dân sự 2015, Điều 148 khoản 5)"
            : $"; ngày {Short(row.Nominal)} là {why} nên tính sớm lên {where}";
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
