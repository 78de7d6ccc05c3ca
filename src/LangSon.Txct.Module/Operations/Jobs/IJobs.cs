namespace LangSon.Txct.Operations.Jobs;

public enum JobState { Waiting, Running, Failed, Done }

/// <summary>What goes to the central system, as the administrator sees it.</summary>
internal interface IJobs
{
    Task<int> CountAsync(JobState state, CancellationToken cancel);

    /// <summary>What waits or runs: how many, and since when the oldest.</summary>
    Task<OpenJobs> OpenAsync(CancellationToken cancel);

    /// <summary>The latest first; at most 200.</summary>
    /// <param name="words">Part of a kind, an id or a reason; null for all.</param>
    Task<IReadOnlyList<Job>> ListAsync(JobState state, string? words, CancellationToken cancel);
}

internal sealed record OpenJobs(int Count, DateTimeOffset? Oldest);

/// <param name="Kind">document, withdrawal, set, report or notice.</param>
/// <param name="Aggregate">The id of what is sent.</param>
/// <param name="Tries">How often it was tried and did not arrive.</param>
/// <param name="Next">When it is tried next; null where nothing is planned.</param>
/// <param name="Code">Of the last fault; null if there was none.</param>
/// <param name="Reason">What the other side said last.</param>
public sealed record Job(string Id, string Kind, string Aggregate, int Version, int Tries, DateTimeOffset Made, DateTimeOffset Changed, DateTimeOffset? Next, string? FaultClass, string? Code, string? Reason);
