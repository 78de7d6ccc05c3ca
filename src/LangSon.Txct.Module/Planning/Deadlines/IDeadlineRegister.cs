namespace LangSon.Txct.Planning.Deadlines;

/// <summary>What is remembered of deadlines: extensions that were granted, the days last told, and how they moved.</summary>
internal interface IDeadlineRegister
{
    /// <returns>In the order in which they were granted.</returns>
    Task<IReadOnlyList<Extension>> ExtensionsAsync(CancellationToken cancel);

    Task ExtendAsync(Extension extension, CancellationToken cancel);

    /// <summary>The days last told; null before the first time.</summary>
    Task<IReadOnlyList<ToldDeadline>?> ToldAsync(CancellationToken cancel);

    /// <summary>Tells the days anew, with what moved: both or neither.</summary>
    Task TellAsync(IReadOnlyList<ToldDeadline> told, IReadOnlyList<DeadlineChange> changes, DateTimeOffset at, CancellationToken cancel);

    /// <returns>The latest first.</returns>
    Task<IReadOnlyList<ToldChange>> ChangesSinceAsync(DateTimeOffset since, CancellationToken cancel);
}

/// <summary>More time for one deadline.</summary>
/// <param name="Until">The last day from now on.</param>
/// <param name="GrantedBy">The person's id at the host.</param>
internal sealed record Extension(string Rule, string Subject, string? RoundId, string? MeetingId, DateOnly Until, string Reason, string GrantedBy, DateTimeOffset GrantedAt)
{
    public bool IsOf(Deadline row) => row.Key == (Rule, Subject, RoundId, MeetingId);
}

/// <param name="At">When it was found.</param>
internal sealed record ToldChange(DeadlineChange Change, DateTimeOffset At);
