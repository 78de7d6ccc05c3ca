using LangSon.Txct.Collecting.Sources;

namespace LangSon.Txct.Collecting.Pull;

/// <summary>From where on the next reading of a source asks.</summary>
internal static class ReadingPlan
{
    /// <summary>No row comes in later than this after its own time; what does is found by the next whole reading.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <returns>Included; null to ask for everything.</returns>
    public static DateTimeOffset? Since(SourceReading before, SourceTraits traits, CollectingOptions options, DateTimeOffset now) =>
        before.Bound is not { } bound || traits.ListsAll || before.IsDoubtful || now - before.ComparedAt >= options.CompareInterval || before.ComparedAt is null
            ? null
            : Earlier(bound - Overlap(before, options), before.Newest);

    /// <summary>The newest paper that is known is always asked for again: a source that does not list it does not understand the time as it was meant.</summary>
    private static DateTimeOffset Earlier(DateTimeOffset from, DateTimeOffset? newest) => newest < from ? newest.Value : from;

    /// <summary>How far before the last bound a question begins: as far as clocks differ, readings last, and rows were ever seen to come in late.</summary>
    public static TimeSpan Overlap(SourceReading before, CollectingOptions options)
    {
        var longest = before.Runs.Count == 0 ? TimeSpan.Zero : before.Runs.Max();
        var wanted = new[] { options.Overlap, 3 * before.Skew.Duration(), 2 * longest, 2 * before.Lateness }.Max();
        return wanted > Longest ? Longest : wanted;
    }
}
