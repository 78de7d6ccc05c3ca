using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;

namespace LangSon.Txct.Collecting.Uploads;

/// <summary>What people sent in the host, as a source: a submission is listed until it is settled.</summary>
internal sealed class UploadSource(ISubmissions submissions, UploadFolder folder, CollectingOptions options, ITransit transit, TimeProvider time) : IReportSource, ISettlingSource
{
    public const string Name = "upload";

    /// <summary>Whoever sends is not left waiting, also where nothing woke the source.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Tidying = TimeSpan.FromHours(1);

    private DateTimeOffset? tidiedAt;

    public string Id => Name;

    public string? GroupId => null;

    public SourceTraits Traits { get; } = new(KeepsAll: false, ListsAll: true) { Interval = options.Interval < Often ? options.Interval : Often };

    public async Task<Answer<SourcePage>> ListAsync(DateTimeOffset? modifiedSince, string? cursor, CancellationToken cancel)
    {
        await TidyAsync(cancel);
        return new Answer<SourcePage>.Ok(new SourcePage([.. (await submissions.SentAsync(cancel)).Select(PaperOf)], null, time.GetUtcNow(), Name));
    }

    public async Task<Answer<FetchedPaper>> FetchAsync(SourceReport report, CancellationToken cancel)
    {
        List<FetchedFile> files = [];
        try
        {
            foreach (var attachment in report.Attachments)
            {
                await using var bytes = folder.Open(attachment.Id);
                files.Add(new FetchedFile(attachment.Name, attachment.MediaType, await transit.TakeAsync(bytes, cancel)));
            }

            return new Answer<FetchedPaper>.Ok(new FetchedPaper(report, files));
        }
        catch
        {
            files.ForEach(file => file.Bytes.Dispose());
            throw;
        }
    }

    /// <summary>The bytes stand in the content store by now; of what bears a secret mark they stand nowhere.</summary>
    public async Task<Answer<bool>> SettleAsync(SourceReport report, Settlement settlement, CancellationToken cancel)
    {
        folder.Remove(await submissions.SettleAsync(report.Id.Split('#')[0], cancel));
        return new Answer<bool>.Ok(true);
    }

    private static SourceReport PaperOf(Submission sent) => new(
        sent.Id, 1, sent.Said.Kind, sent.GroupId, sent.Said.Round, sent.Said.Meeting, null, null, Path.GetFileNameWithoutExtension(sent.Files[0].Name),
        [.. sent.Files.Select(file => new SourceAttachment(file.Id, file.Name, file.MediaType, file.Size, file.Sha256))], sent.SentAt ?? sent.ChangedAt, false)
    {
        Sender = sent.SentBy, IsCorrection = sent.Said.IsCorrection,
    };

    /// <summary>Forgets drafts that nobody touches any more, and bytes that belong to nothing.</summary>
    private async Task TidyAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (now - tidiedAt < Tidying)
        {
            return;
        }

        tidiedAt = now;
        foreach (var id in await submissions.StaleAsync(now - options.Uploads.KeepDrafts, cancel))
        {
            folder.Remove(await submissions.DropAsync(id, cancel));
        }

        // A file is known before its first byte comes; so whoever is asked second knows all whose bytes are there.
        var there = folder.Ids();
        folder.Remove(there.Except(await submissions.FileIdsAsync(cancel)));
    }
}
