using System.Diagnostics;

namespace LangSon.Txct.Worker;

/// <summary>The moments at which the process may be killed: before and after each call over a seam of the module.</summary>
/// <param name="killAt">As in "after Outbox.Complete #2": at its second time; without a number at its first. Null for never.</param>
internal sealed class CrashPoints(string? killAt)
{
    private readonly Lock locked = new();
    private readonly Dictionary<string, int> times = [];

    /// <summary>Each point that was passed, and how often.</summary>
    public IReadOnlyDictionary<string, int> Passed
    {
        get
        {
            lock (locked)
            {
                return new Dictionary<string, int>(times);
            }
        }
    }

    /// <summary>Passes the point, or ends the process there as a power cut does.</summary>
    public void Pass(string point)
    {
        int time;
        lock (locked)
        {
            times[point] = time = times.GetValueOrDefault(point) + 1;
        }

        if (killAt is not null && killAt == (time == 1 ? point : $"{point} #{time}"))
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
