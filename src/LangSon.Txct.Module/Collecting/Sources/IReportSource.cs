namespace LangSon.Txct.Collecting.Sources;

/// <summary>Where papers of groups come from: a group's system, a folder, the mailbox, people who send them here.</summary>
/// <remarks>No member throws for what the other side says or for a dead line: the answer tells. Only cancellation is thrown.</remarks>
internal interface IReportSource
{
    /// <summary>The source's name in the register: for the system of a group the group's id, as in T01.</summary>
    string Id { get; }

    /// <summary>The one group whose papers these are; null where each paper says whose.</summary>
    string? GroupId { get; }

    /// <summary>What may be concluded from its lists.</summary>
    SourceTraits Traits { get; }

    /// <summary>One page of the papers changed at or after <paramref name="modifiedSince"/> (all, if null).</summary>
    /// <param name="cursor">The next page's cursor, of the page before; null for the first.</param>
    Task<Answer<SourcePage>> ListAsync(DateTimeOffset? modifiedSince, string? cursor, CancellationToken cancel);

    /// <summary>Brings a paper's files into transit. What the source learns of the paper on the way is in the paper that comes back.</summary>
    /// <exception cref="Content.TooLargeException">A file is larger than is taken.</exception>
    Task<Answer<FetchedPaper>> FetchAsync(SourceReport report, CancellationToken cancel);
}

/// <summary>A source that wants to know what became of its papers: it may thank the sender, and let go of its own copy.</summary>
internal interface ISettlingSource
{
    /// <summary>Told at least once of each paper. Where it fails, it is told again after the next reading.</summary>
    Task<Answer<bool>> SettleAsync(SourceReport report, Settlement settlement, CancellationToken cancel);
}

/// <summary>A source that also tells the group's meetings.</summary>
internal interface IScheduleSource
{
    /// <summary>All meetings of the group that the source lists; missing where it has no schedule.</summary>
    Task<Answer<IReadOnlyList<SourceMeeting>>> MeetingsAsync(CancellationToken cancel);
}

/// <param name="KeepsAll">A paper that is listed no more has been deleted there; else somebody may have tidied up.</param>
/// <param name="ListsAll">Every reading is a whole one: there is no question for what changed.</param>
internal sealed record SourceTraits(bool KeepsAll, bool ListsAll)
{
    /// <summary>How often it is asked; null for as often as usual.</summary>
    public TimeSpan? Interval { get; init; }
}

/// <summary>All sources that are asked for papers.</summary>
internal interface IReportSources
{
    IReadOnlyList<IReportSource> All { get; }
}

/// <param name="Outcome">Taken, Held or Refused.</param>
/// <param name="Message">Why it is held or was refused, in words for its sender; else null.</param>
internal sealed record Settlement(SettledAs Outcome, string? Message);

internal enum SettledAs { Taken, Held, Refused }
