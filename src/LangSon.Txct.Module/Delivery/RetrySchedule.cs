namespace LangSon.Txct.Delivery;

/// <summary>When a delivery that failed is tried again: soon at first, then ever more rarely, and for availability without end.</summary>
internal static class RetrySchedule
{
    /// <summary>Multiples of the first wait: 15 s, 1 min, 5 min, 15 min, 1 h, 3 h, 6 h where the first is 15 s.</summary>
    private static readonly int[] Steps = [1, 4, 20, 60, 240, 720, 1440];

    /// <param name="fails">How often it failed before.</param>
    /// <param name="later">What went wrong now, and what the other side asked for; that counts if it is longer, up to the longest that the options grant.</param>
    public static TimeSpan After(long fails, DeliveryOptions options, DeliveryOutcome.TryLater later)
    {
        if (later.Fault.Class == DeliveryFault.Auth)
        {
            // Due at once: the entrance decides when anything goes.
            return TimeSpan.Zero;
        }

        var wait = options.FirstRetry * Steps[Math.Min(fails, Steps.Length - 1)];
        var jittered = wait * (0.8 + (Random.Shared.NextDouble() * 0.4));
        var asked = later.After > options.LongestAsked ? options.LongestAsked : later.After;
        var least = later.Fault.Class == DeliveryFault.Permanent ? options.RefusedRetry : TimeSpan.Zero;
        return new[] { jittered, asked ?? TimeSpan.Zero, least }.Max();
    }
}
