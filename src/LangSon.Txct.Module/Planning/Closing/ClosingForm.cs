using System.Globalization;

namespace LangSon.Txct.Planning.Closing;

/// <summary>The day on which the Office says that a session closed.</summary>
internal static class ClosingForm
{
    /// <summary>When a session is taken to have closed on a day before today: the end of office hours.</summary>
    private static readonly TimeOnly EndOfDay = new(17, 0);

    private static readonly string[] Formats = ["yyyy-MM-dd", "d/M/yyyy"];

    /// <summary>The moment of the closing, or what is wrong with the day and what to do.</summary>
    /// <param name="typed">yyyy-MM-dd as tools send it, or dd/MM/yyyy as people type it.</param>
    public static (DateTimeOffset? At, string? Fault) Read(string? typed, Session session, DateTimeOffset now)
    {
        var today = VietNam.DayOf(now);
        if (!DateOnly.TryParseExact(typed?.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, "Xin ghi ngày bế mạc, ví dụ 04/7/2024.");
        }

        if (day < session.OpensOn)
        {
            return (null, "Ngày bế mạc đứng trước ngày khai mạc. Xin xem lại ngày.");
        }

        if (day > today)
        {
            return (null, "Ngày bế mạc chưa đến. Xin xác nhận khi kỳ họp đã bế mạc.");
        }

        var end = VietNam.At(day, EndOfDay);
        return (day == today || end > now ? now : end, null);
    }
}
