using LangSon.Txct.Cli.Conformance.Clauses;

namespace LangSon.Txct.Cli.Conformance;

/// <summary>What came of all clauses.</summary>
/// <param name="AskedLevel">Up to which level clauses were run, 1 to 3.</param>
/// <param name="SaidLevel">The level that the host says of itself; null if it says none.</param>
internal sealed record ConformanceReport(Uri Url, int AskedLevel, int? SaidLevel, IReadOnlyList<ClauseOutcome> Outcomes)
{
    public IReadOnlyList<ClauseOutcome> Failed { get; } = [.. Outcomes.Where(outcome => outcome.Fault is not null)];

    /// <summary>The highest level, of those asked for, of which all clauses hold and all of those below it; 0 if there is none.</summary>
    public int Level => Failed.Count == 0 ? AskedLevel : Failed.Min(outcome => outcome.Clause.Level) - 1;

    /// <summary>For programs.</summary>
    public object Facts() => new
    {
        ok = Failed.Count == 0, url = Url, level = Level, saidLevel = SaidLevel, passed = Outcomes.Count - Failed.Count, failed = Failed.Count,
        clauses = Outcomes.Select(outcome => new
        {
            id = outcome.Clause.Id, level = outcome.Clause.Level, sentence = outcome.Clause.Sentence, holds = outcome.Fault is null, milliseconds = (long)outcome.Took.TotalMilliseconds,
            fault = outcome.Fault, request = outcome.Call?.Sent, answer = outcome.Call?.Came,
        }),
    };
}
