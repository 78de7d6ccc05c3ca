namespace LangSon.Txct.Planning.Waiving;

/// <summary>Which of the papers that the plan asks for a round does without. The record stays.</summary>
internal interface IWaivers
{
    /// <summary>Those that hold now.</summary>
    Task<IReadOnlyList<Waiver>> AllAsync(CancellationToken cancel);

    /// <returns>False if the round does without it already.</returns>
    Task<bool> AddAsync(Waiver waiver, CancellationToken cancel);

    /// <summary>The round needs the paper after all.</summary>
    Task EndAsync(string roundId, string type, string by, DateTimeOffset at, CancellationToken cancel);
}

/// <summary>That a round does without a paper (không áp dụng).</summary>
/// <param name="Type">A code of the list of types.</param>
/// <param name="Reason">Vietnamese.</param>
/// <param name="By">A person's id.</param>
internal sealed record Waiver(string RoundId, string Type, string Reason, string By, DateTimeOffset At);
