using System.Text.Json;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>What came of a clause.</summary>
/// <param name="Fault">What the host did otherwise; null where the clause holds.</param>
internal sealed record ClauseOutcome(Clause Clause, string? Fault);

/// <summary>Holds a host against clauses. None waits for another, and each makes its own papers.</summary>
internal static class ClauseRun
{
    /// <param name="atOnce">How many clauses are under way at a time, at least 1.</param>
    /// <returns>One outcome for each clause, in the order given.</returns>
    public static async Task<IReadOnlyList<ClauseOutcome>> RunAsync(HostUnderTest host, IReadOnlyList<Clause> clauses, int atOnce, CancellationToken cancel)
    {
        var outcomes = new ClauseOutcome[clauses.Count];
        await Parallel.ForAsync(0, clauses.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancel }, async (at, stop) =>
            outcomes[at] = new ClauseOutcome(clauses[at], await FaultAsync(host, clauses[at], stop)));
        return outcomes;
    }

    /// <summary>Null where the clause holds. An answer that cannot be read, or none at all, is a fault too.</summary>
    private static async Task<string?> FaultAsync(HostUnderTest host, Clause clause, CancellationToken cancel)
    {
        try
        {
            await clause.Holds(host, cancel);
            return null;
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested
            && exception is ClauseBroken or HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return exception.Message;
        }
    }
}
