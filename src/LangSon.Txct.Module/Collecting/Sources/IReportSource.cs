namespace LangSon.Txct.Collecting.Sources;

/// <summary>Where one group's papers and its schedule come from.</summary>
/// <remarks>No member throws for what the other side says or for a dead line: the answer tells. Only cancellation is thrown.</remarks>
internal interface IReportSource
{
    /// <summary>The group's id, as in T01.</summary>
    string GroupId { get; }

    /// <summary>What the source is, its clock and its epoch.</summary>
    Task<Answer<SourceFacts>> DescribeAsync(CancellationToken cancel);

    /// <summary>One page of the papers changed at or after <paramref name="modifiedSince"/> (all, if null).</summary>
    /// <param name="cursor">The next page's cursor, of the page before; null for the first.</param>
    Task<Answer<SourcePage>> ListAsync(DateTimeOffset? modifiedSince, string? cursor, CancellationToken cancel);

    /// <summary>Copies an attachment's bytes into <paramref name="target"/>; the value is their SHA-256, counted while copying. Throws what the target throws.</summary>
    Task<Answer<string>> DownloadAsync(string reportId, string attachmentId, Stream target, CancellationToken cancel);

    /// <summary>All meetings of the group that the source lists; missing where the source has no schedule.</summary>
    Task<Answer<IReadOnlyList<SourceMeeting>>> MeetingsAsync(CancellationToken cancel);
}

/// <param name="Epoch">Changes when the source was restored from an older copy.</param>
internal sealed record SourceFacts(string GroupId, string Epoch, DateTimeOffset ServerTime);

/// <param name="AsOf">The source's time when the page was asked for.</param>
/// <param name="NextCursor">Null on the last page.</param>
internal sealed record SourcePage(IReadOnlyList<SourceReport> Reports, string? NextCursor, DateTimeOffset AsOf, string Epoch);

/// <summary>A group's paper as its source lists it.</summary>
/// <param name="Kind">VoterContactReport, Minutes or GroupPlan.</param>
/// <param name="Deleted">A tombstone: only id and time are meaningful.</param>
internal sealed record SourceReport(
    string Id, int Version, string Kind, string GroupId, string Round, Central.MeetingPlace? Meeting,
    string? DocumentNumber, DateOnly? IssuedOn, string Title, IReadOnlyList<SourceAttachment> Attachments,
    DateTimeOffset ModifiedAt, bool Deleted);

/// <summary>A meeting of the group as its source lists it, in the contract's words.</summary>
/// <param name="Time">In Viet Nam; null while it is open.</param>
internal sealed record SourceMeeting(
    string Id, string Round, string Form, string? Subject, DateOnly Date, TimeOnly? Time, string Place, IReadOnlyList<string> Delegates, IReadOnlyList<string> JointLevels,
    IReadOnlyList<string> Invited, int? VotersExpected, int? VotersAttending, string Status);

/// <param name="Sha256">64 hexadecimal digits, lower case.</param>
internal sealed record SourceAttachment(string Id, string Name, string MediaType, long Size, string Sha256);
