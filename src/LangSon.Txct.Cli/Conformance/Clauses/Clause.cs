namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>One thing that the module relies on at its host, as a check that runs against any base address.</summary>
/// <param name="Id">HST, the topic and a number, such as HST-VIS-1. It stays when the sentence is worded anew.</param>
/// <param name="Sentence">What holds, in one sentence.</param>
/// <param name="Holds">Ends where the clause holds; throws <see cref="ClauseBroken"/> where the host does otherwise.</param>
internal sealed record Clause(string Id, string Sentence, Func<HostUnderTest, CancellationToken, Task> Holds)
{
    public override string ToString() => Id;
}

/// <summary>The host did otherwise than a clause says; the message tells the call, what came and what was due.</summary>
internal sealed class ClauseBroken(string message) : Exception(message);

/// <summary>All clauses of the host's contract, topic by topic.</summary>
internal static class HostClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        .. FactClauses.All, .. ProblemClauses.All, .. UploadClauses.All, .. CommitClauses.All, .. VisibilityClauses.All, .. PartClauses.All,
        .. ListClauses.All, .. SetClauses.All, .. WithdrawalClauses.All, .. ReportClauses.All, .. NoticeClauses.All, .. DirectoryClauses.All,
    ];
}
