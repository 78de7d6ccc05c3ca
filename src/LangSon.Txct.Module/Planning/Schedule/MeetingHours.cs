using System.Globalization;

namespace LangSon.Txct.Planning.Schedule;

/// <summary>When a meeting begins and ends, as pages and papers write it.</summary>
internal static class MeetingHours
{
    /// <summary>As in 14h00–16h00, or 8h00 while the end is not known; empty while the beginning is not.</summary>
    public static string Write(TimeOnly? from, TimeOnly? to) => (from, to) switch
    {
        (null, _) => "",
        ({ } begin, null) => Clock(begin),
        ({ } begin, { } end) => $"{Clock(begin)}–{Clock(end)}",
    };

    private static string Clock(TimeOnly time) => time.ToString("H'h'mm", CultureInfo.InvariantCulture);
}
