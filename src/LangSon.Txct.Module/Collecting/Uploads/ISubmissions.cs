using LangSon.Txct.Central;

namespace LangSon.Txct.Collecting.Uploads;

/// <summary>What leaders of groups, and who types for them, send in the host.</summary>
internal interface ISubmissions
{
    Task AddAsync(Submission submission, CancellationToken cancel);

    /// <summary>A group's own; null also where it is another group's.</summary>
    Task<Submission?> FindAsync(string groupId, string id, CancellationToken cancel);

    /// <summary>A group's own, the latest first.</summary>
    Task<IReadOnlyList<Submission>> OfGroupAsync(string groupId, CancellationToken cancel);

    /// <summary>What was sent and not settled, in the order in which it was sent.</summary>
    Task<IReadOnlyList<Submission>> SentAsync(CancellationToken cancel);

    /// <summary>Changes what a draft says; false if it is none.</summary>
    Task<bool> ChangeAsync(string id, SubmissionWords said, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Sends a draft of which every file is whole, and gives it a receipt.</summary>
    /// <returns>The receipt, of before where it was sent already; null if a file is not whole, or there is none.</returns>
    Task<string?> SendAsync(Submission submission, string by, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Forgets a draft, or the files of what was settled; returns whose bytes may go.</summary>
    Task<IReadOnlyList<string>> DropAsync(string id, CancellationToken cancel);

    /// <summary>Marks it settled; returns whose bytes may go.</summary>
    Task<IReadOnlyList<string>> SettleAsync(string id, CancellationToken cancel);

    /// <summary>Drafts that nobody has touched since.</summary>
    Task<IReadOnlyList<string>> StaleAsync(DateTimeOffset before, CancellationToken cancel);

    /// <summary>Adds a file of which no byte is there; false if the submission is no draft, or has as many as it may.</summary>
    Task<bool> AddFileAsync(string id, SubmittedFile file, int most, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Keeps how many bytes are on disk for good.</summary>
    /// <param name="sha256">Once all of them are.</param>
    Task ReceivedAsync(string id, string fileId, long received, string? sha256, DateTimeOffset at, CancellationToken cancel);

    Task DropFileAsync(string id, string fileId, CancellationToken cancel);

    /// <summary>How many bytes a group has announced since.</summary>
    Task<long> AnnouncedAsync(string groupId, DateTimeOffset since, CancellationToken cancel);

    /// <summary>All files that are known, whatever became of them.</summary>
    Task<IReadOnlyList<string>> FileIdsAsync(CancellationToken cancel);
}

internal enum SubmissionState { Draft, Sent, Settled }

/// <param name="Receipt">Mã tiếp nhận, as in TXCT-2024-T06-03; null while it is a draft.</param>
internal sealed record Submission(
    string Id, string GroupId, SubmissionState State, SubmissionWords Said, string MadeBy, string? SentBy, string? Receipt,
    DateTimeOffset ChangedAt, DateTimeOffset? SentAt, IReadOnlyList<SubmittedFile> Files);

/// <summary>What is said of a paper by who sends it. Null while it is open.</summary>
/// <param name="Kind">VoterContactReport, Minutes or GroupPlan.</param>
/// <param name="Meeting">Of minutes.</param>
/// <param name="Note">For the Office.</param>
/// <param name="IsCorrection">It takes the place of what was sent before.</param>
internal sealed record SubmissionWords(string? Kind, string? Round, MeetingPlace? Meeting, string? Note, bool IsCorrection = false);

/// <param name="Received">Bytes that are on disk for good.</param>
/// <param name="Sha256">Null until all are.</param>
internal sealed record SubmittedFile(string Id, string Name, string MediaType, long Size, long Received, string? Sha256)
{
    public bool IsWhole => Sha256 is not null;
}
