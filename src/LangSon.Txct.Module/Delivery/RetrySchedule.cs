namespace LangSon.Txct.Delivery;

/// <summary>When a delivery that failed is tried again: soon at first, then ever more rarely, and for availability without end.</summary>
internal static class RetrySchedule
{
    /// <summary>Multiples of the first wait: 15 s, 1 min, 5 min, 15 min, 1 h, 3 h, 6 h where the first is 15 s.</summary>
    private static readonly int[] Steps = [1, 4, 20, 60, 240, 720, 1440];

    /// <summary>However long the other side asks to wait, it is looked at again after this: a wrong header parks nothing for ever.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(6);

    /// <param name="fails">How often it failed before.</param>
    /// <param name="asked">What the other side asked for; counts if it is longer, up to six hours.</param>
    public static TimeSpan After(long fails, TimeSpan first, TimeSpan? asked)
    {
        var wait = first * Steps[Math.Min(fails, Steps.Length - 1)];
        var jittered = wait * (0.8 + (Random.Shared.NextDouble() * 0.4));
        var granted = asked > LongestAsked ? LongestAsked : asked;
        return granted > jittered ? granted.Value : jittered;
    }
}
