namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>A committed version, visible or not.</summary>
internal sealed record StoredVersion
{
    public string Id { get; init; } = "";

    public int N { get; init; }

    /// <summary>What makes two commits the same.</summary>
    public string ContentKey { get; init; } = "";

    public string BodyJson { get; init; } = "";

    /// <summary>An array of {name, mediaType, size, sha256}.</summary>
    public string PartsJson { get; init; } = "";

    /// <summary>The set with which it becomes visible; null for one that is visible by itself.</summary>
    public string? SetId { get; init; }

    public DateTimeOffset CommittedAt { get; init; }

    /// <summary>When its row last changed for its readers; null until it is visible.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Why the document was withdrawn; null while it is in force.</summary>
    public string? Reason { get; init; }

    public string? ReplacedBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>What came of a commit.</summary>
internal abstract record CommitOutcome
{
    private CommitOutcome() { }

    internal sealed record Stored(StoredVersion Version, bool IsNew) : CommitOutcome;

    internal sealed record Refused(HostProblem Problem) : CommitOutcome;
}
