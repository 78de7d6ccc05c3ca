using System.Diagnostics;

namespace LangSon.Txct.Hosting.Running;

/// <summary>How many requests to the module may fail within a minute before its endpoints go off, and how long they then stay off: longer each time, until it went well for as long as the longest.</summary>
internal sealed class FaultBudget(ModuleOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock locked = new();
    private readonly Queue<long> faults = new();
    private TimeSpan backOff;
    private long? offSince;

    /// <summary>How long the endpoints stay off this time.</summary>
    public TimeSpan BackOff => backOff;

    /// <returns>True if this fault was one too many; once, until the budget is renewed.</returns>
    public bool Spend()
    {
        lock (locked)
        {
            faults.Enqueue(Stopwatch.GetTimestamp());
            while (Stopwatch.GetElapsedTime(faults.Peek()) > Window)
            {
                faults.Dequeue();
            }

            if (faults.Count <= options.FaultsPerMinute || IsOff)
            {
                return false;
            }

            var isAgain = offSince is { } last && Stopwatch.GetElapsedTime(last) < backOff + options.LongestBackOff;
            backOff = !isAgain ? options.FirstBackOff : backOff * 2 < options.LongestBackOff ? backOff * 2 : options.LongestBackOff;
            (offSince, IsOff) = (Stopwatch.GetTimestamp(), true);
            return true;
        }
    }

    /// <summary>Whether the endpoints were taken off and have not come back.</summary>
    public bool IsOff { get; private set; }

    public bool IsTimeToTryAgain => IsOff && Stopwatch.GetElapsedTime(offSince!.Value) >= backOff;

    public void Renew()
    {
        lock (locked)
        {
            faults.Clear();
            IsOff = false;
        }
    }
}
