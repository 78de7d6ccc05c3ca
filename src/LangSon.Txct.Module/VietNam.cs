namespace LangSon.Txct;

/// <summary>Calendar days in Asia/Ho_Chi_Minh (UTC+7, without daylight saving).</summary>
internal static class VietNam
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public static DateOnly Today(this TimeProvider time) => DayOf(time.GetUtcNow());

    public static DateTimeOffset At(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The moment at which a clock shows a time on a day.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly clock) => new(day, clock, Offset);
}
