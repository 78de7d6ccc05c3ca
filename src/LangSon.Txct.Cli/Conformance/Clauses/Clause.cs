namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>One thing that the module relies on at its host, as a check that runs against any base address.</summary>
/// <param name="Id">HST, the topic and a number, such as HST-VIS-1. It stays when the sentence is worded anew.</param>
/// <param name="Sentence">What holds, in one Vietnamese sentence.</param>
/// <param name="Holds">Ends where the clause holds; throws <see cref="ClauseBroken"/> where the host does otherwise.</param>
/// <param name="Level">The lowest level of a host that must keep it, 1 to 3.</param>
internal sealed record Clause(string Id, string Sentence, Func<HostUnderTest, CancellationToken, Task> Holds, int Level = 3)
{
    public override string ToString() => Id;
}

/// <summary>The host did otherwise than a clause says; the message tells the call, what came and what was due.</summary>
internal sealed class ClauseBroken(string message, Call? call = null) : Exception(message)
{
    /// <summary>The call that shows it; null where it was the last one.</summary>
    public Call? Call => call;
}

/// <summary>All clauses of the host's contract, topic by topic.</summary>
internal static class HostClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        .. FactClauses.All, .. ProblemClauses.All, .. UploadClauses.All, .. CommitClauses.All, .. VisibilityClauses.All, .. PartClauses.All,
        .. ListClauses.All, .. SetClauses.All, .. WithdrawalClauses.All, .. ReportClauses.All, .. NoticeClauses.All, .. DirectoryClauses.All,
    ];
}
