namespace LangSon.Txct.Collecting.Sources;

/// <summary>How far a source was read, and what its readings taught.</summary>
internal sealed record SourceReading
{
    /// <summary>The last readings of which the length is remembered.</summary>
    private const int RunsRemembered = 10;

    /// <summary>The source's time when the last reading began that came to its end; null before the first.</summary>
    public DateTimeOffset? Bound { get; init; }

    /// <summary>The source's epoch then.</summary>
    public string? Epoch { get; init; }

    /// <summary>When all that the source has was last compared with what is here; null if never.</summary>
    public DateTimeOffset? ComparedAt { get; init; }

    /// <summary>How many papers the source had then.</summary>
    public int Listed { get; init; }

    /// <summary>The time of the newest paper that it ever listed; null while there was none.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>By how much the latest of rows came in after its own time, as whole readings showed; zero if never.</summary>
    public TimeSpan Lateness { get; init; }

    /// <summary>How far its clock was from ours.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>How long the last readings took, the newest last.</summary>
    public IReadOnlyList<TimeSpan> Runs { get; init; } = [];

    /// <summary>Something was odd: the next reading asks for everything.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Why what it no longer lists is not taken for deleted; null if all is well.</summary>
    public string? Alarm { get; init; }

    /// <summary>When its schedule was last read; null if never.</summary>
    public DateTimeOffset? ScheduleReadAt { get; init; }

    public SourceReading With(TimeSpan run) => this with { Runs = [.. Runs.TakeLast(RunsRemembered - 1), run] };
}
