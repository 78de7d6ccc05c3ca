using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Collecting.Sources;

/// <param name="AsOf">The source's time when the page was asked for.</param>
/// <param name="NextCursor">Null on the last page.</param>
/// <param name="Epoch">Changes when the source was restored from an older copy.</param>
internal sealed record SourcePage(IReadOnlyList<SourceReport> Reports, string? NextCursor, DateTimeOffset AsOf, string Epoch);

/// <summary>A paper of a group as its source lists it. Null where the source does not say it.</summary>
/// <param name="Id">The source's own; never given to another paper.</param>
/// <param name="Kind">VoterContactReport, Minutes or GroupPlan.</param>
/// <param name="Attachments">Empty where the source knows them only once they are fetched.</param>
/// <param name="Deleted">A tombstone: only id and time are meaningful.</param>
internal sealed record SourceReport(
    string Id, int Version, string? Kind, string? GroupId, string? Round, MeetingPlace? Meeting,
    string? DocumentNumber, DateOnly? IssuedOn, string Title, IReadOnlyList<SourceAttachment> Attachments,
    DateTimeOffset ModifiedAt, bool Deleted)
{
    /// <summary>Who sent it, as the source names him: a mail address, a person's id; null where the source is the group itself.</summary>
    public string? Sender { get; init; }

    /// <summary>The source does not know its sender: a person says whose paper it is, whatever it says itself.</summary>
    public bool IsStrange { get; init; }

    /// <summary>A person said that it takes the place of what came before.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>The row itself, where it could not be read as a paper; else null.</summary>
    public string? Unreadable { get; init; }
}

/// <param name="Size">In bytes; null where the source does not say.</param>
/// <param name="Sha256">64 hexadecimal digits, lower case; null where the source does not say.</param>
internal sealed record SourceAttachment(string Id, string Name, string MediaType, long? Size, string? Sha256);

/// <summary>A meeting of the group as its source lists it, in the contract's words.</summary>
/// <param name="Time">In Viet Nam; null while it is open.</param>
internal sealed record SourceMeeting(
    string Id, string Round, string Form, string? Subject, DateOnly Date, TimeOnly? Time, string Place, IReadOnlyList<string> Delegates, IReadOnlyList<string> JointLevels,
    IReadOnlyList<string> Invited, int? VotersExpected, int? VotersAttending, string Status);

/// <summary>A paper with its files in transit, gone when disposed of unless the store took them.</summary>
internal sealed record FetchedPaper(SourceReport Report, IReadOnlyList<FetchedFile> Files) : IDisposable
{
    /// <summary>What is wrong with the wrapping in which the files came.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public void Dispose()
    {
        foreach (var file in Files)
        {
            file.Bytes.Dispose();
        }
    }
}

/// <param name="Name">As its sender named it: for people, never a path.</param>
internal sealed record FetchedFile(string Name, string MediaType, TransitFile Bytes);
