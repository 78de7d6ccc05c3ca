namespace LangSon.Txct.ReferenceHost.Time;

/// <summary>The host's clock: it runs as fast as any, but stands in the plan's year, and a person may move it on. It never goes back.</summary>
internal sealed class DemoClock(TimeSpan shift) : TimeProvider
{
    private long shiftTicks = shift.Ticks;

    /// <summary>How far this clock is from the machine's.</summary>
    public TimeSpan Shift => new(Volatile.Read(ref shiftTicks));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;

    /// <summary>What this clock showed when the machine's showed <paramref name="instant"/>.</summary>
    public DateTimeOffset Of(DateTimeOffset instant) => instant + Shift;

    /// <summary>The shift with which it would be <paramref name="instant"/> now; the present one if that time has passed.</summary>
    public TimeSpan ShiftTo(DateTimeOffset instant)
    {
        var wanted = instant - System.GetUtcNow();
        return wanted > Shift ? wanted : Shift;
    }

    public void Move(TimeSpan newShift) => Volatile.Write(ref shiftTicks, newShift.Ticks);
}
