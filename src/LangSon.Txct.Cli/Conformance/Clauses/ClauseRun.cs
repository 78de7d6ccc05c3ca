using System.Diagnostics;
using System.Text.Json;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>What came of a clause.</summary>
/// <param name="Fault">What the host did otherwise, in Vietnamese; null where the clause holds.</param>
/// <param name="Call">The call that shows it; null where the clause holds, or was at an end before its first call.</param>
internal sealed record ClauseOutcome(Clause Clause, string? Fault, Call? Call, TimeSpan Took);

/// <summary>Holds a host against clauses. None waits for another, and each makes its own papers.</summary>
internal static class ClauseRun
{
    /// <param name="atOnce">How many clauses are under way at a time, at least 1.</param>
    /// <returns>One outcome for each clause, in the order given.</returns>
    public static async Task<IReadOnlyList<ClauseOutcome>> RunAsync(HostUnderTest host, IReadOnlyList<Clause> clauses, int atOnce, CancellationToken cancel)
    {
        var outcomes = new ClauseOutcome[clauses.Count];
        await Parallel.ForAsync(0, clauses.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancel }, async (at, stop) =>
            outcomes[at] = await OutcomeAsync(host.Apart(), clauses[at], stop));
        return outcomes;
    }

    private static async Task<ClauseOutcome> OutcomeAsync(HostUnderTest host, Clause clause, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await clause.Holds(host, cancel);
            return new ClauseOutcome(clause, null, null, Stopwatch.GetElapsedTime(began));
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested && IsOfTheHost(exception))
        {
            var call = (exception as ClauseBroken)?.Call ?? host.Calls.LastOrDefault();
            return new ClauseOutcome(clause, host.Masked(Said(exception, call)), call, Stopwatch.GetElapsedTime(began));
        }
    }

    /// <summary>An answer that cannot be read, or none at all, is a fault too.</summary>
    private static bool IsOfTheHost(Exception exception) => exception
        is ClauseBroken or HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException;

    private static string Said(Exception exception, Call? call) => exception switch
    {
        ClauseBroken => exception.Message,
        HttpRequestException => $"{call?.Asked}: không có câu trả lời ({exception.Message}).",
        OperationCanceledException => $"{call?.Asked}: không trả lời trong {HostUnderTest.Patience.TotalSeconds:0} giây.",
        JsonException => $"{call?.Asked}: câu trả lời không phải JSON.",
        _ => $"{call?.Asked}: câu trả lời thiếu một thuộc tính mà hợp đồng cần, hoặc thuộc tính ấy khác kiểu.",
    };
}
