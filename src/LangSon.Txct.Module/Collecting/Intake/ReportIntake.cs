using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Planning;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Intake;

/// <summary>Decides on what a source has listed: fetches the bytes, checks them, and sends the paper on its way, each whole or not at all.</summary>
internal sealed class ReportIntake(
    IInbox inbox, Fetching fetching, Recognition recognition, ReportSending sending, IContentStore content, YearPlan plan, IDatabase database,
    IOptions<CollectingOptions> options, TimeProvider time, ILogger<ReportIntake> logger)
{
    /// <summary>So often bytes are fetched again with the next reading; then ever more rarely.</summary>
    private const int SoonTries = 3;

    /// <summary>A source that does not answer so often in turn is left for the next reading.</summary>
    private const int MostSilences = 3;

    private static readonly int[] Waits = [1, 6, 24, 72];

    /// <summary>Takes all rows of the source that are due; returns why one of them could not be fetched, null if all were decided on.</summary>
    public async Task<string?> TakeAsync(IReportSource source, CancellationToken cancel)
    {
        string? trouble = null;
        var silences = 0;
        InboxRow? last = null;
        while (silences < MostSilences && await inbox.OpenAsync(source.Id, time.GetUtcNow(), last?.Id ?? 0, cancel) is { Count: > 0 } rows)
        {
            foreach (var row in rows.TakeWhile(_ => silences < MostSilences))
            {
                var met = await TryOneAsync(source, row, cancel);
                trouble = met?.Reason ?? trouble;
                silences = met is { IsAway: true } ? silences + 1 : 0;
            }

            last = rows[^1];
        }

        if (source is ISettlingSource settling)
        {
            await SettleAsync(source.Id, settling, cancel);
        }

        return trouble;
    }

    private async Task<Fetched.Trouble?> TryOneAsync(IReportSource source, InboxRow row, CancellationToken cancel)
    {
        try
        {
            return await TakeOneAsync(source, row, cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            Log.TakingFailed(logger, source.Id, row.Report.Id, exception);
            return new Fetched.Trouble(exception.Message, false);
        }
    }

    private async Task<Fetched.Trouble?> TakeOneAsync(IReportSource source, InboxRow row, CancellationToken cancel)
    {
        switch (row)
        {
            case { Report.Deleted: true }:
                await database.WriteAsync(
                    async work =>
                    {
                        await inbox.DecideAsync(work, row, new Decision(InboxState.Deleted), cancel);
                        await inbox.MarkGoneAsync(work, source.Id, row.Report.Id, time.GetUtcNow(), cancel);
                    },
                    cancel);
                return null;
            case { Report.Unreadable: not null } or { Files: not null }:
                await JudgeAsync(source, row, cancel);
                return null;
            default:
                return await FetchAsync(source, row, cancel);
        }
    }

    private async Task<Fetched.Trouble?> FetchAsync(IReportSource source, InboxRow row, CancellationToken cancel)
    {
        using var fetched = await fetching.RunAsync(source, row.Report, cancel);
        switch (fetched)
        {
            case Fetched.Trouble trouble:
                Log.NotFetched(logger, source.Id, row.Report.Id, trouble.Reason);
                var wait = row.Fails < SoonTries ? TimeSpan.Zero : options.Value.FetchRetry * Waits[Math.Min(row.Fails - SoonTries, Waits.Length - 1)];
                await inbox.PostponeAsync(row.Id, "not-fetched", trouble.Reason, time.GetUtcNow() + wait, cancel);
                return trouble;
            case Fetched.Refused refused:
                await RefuseAsync(row, refused, cancel);
                return null;
            case Fetched.Whole whole:
                await TakeAsync(source, row, whole, cancel);
                return null;
            default:
                throw new InvalidOperationException("A paper is fetched, refused, or there is trouble.");
        }
    }

    /// <summary>The bytes are kept for a person to look at. Of what bears a secret mark nothing is kept but that it came, and from whom.</summary>
    private async Task RefuseAsync(InboxRow row, Fetched.Refused refused, CancellationToken cancel)
    {
        var isSecret = refused.Finding.Code == "secret-mark";
        if (!isSecret)
        {
            await KeepAsync(refused.Files, cancel);
        }

        var report = isSecret ? row.Report with { Title = "", DocumentNumber = null, IssuedOn = null, Meeting = null, Attachments = [] } : row.Report;
        await DecideAsync(
            row,
            new Decision(InboxState.Refused, refused.Finding.Code, refused.Finding.Message) { Report = report, Files = isSecret ? [] : [.. refused.Files.Select(file => file.Part)] },
            cancel);
    }

    private async Task KeepAsync(IEnumerable<ReadFile> files, CancellationToken cancel)
    {
        foreach (var file in files)
        {
            await content.KeepAsync(file.Bytes, cancel);
        }
    }

    private async Task TakeAsync(IReportSource source, InboxRow row, Fetched.Whole whole, CancellationToken cancel)
    {
        List<(ReadFile File, SourceReport Said)> read = [];
        foreach (var file in whole.Files)
        {
            read.Add((file, await recognition.CompleteAsync(whole.Report with { GroupId = whole.Report.GroupId ?? source.GroupId }, file, cancel)));
        }

        await KeepAsync(whole.Files, cancel);

        // Where the source says what it is, its first file is the paper.
        var papers = read.Count == 0 ? [new FoundPaper(whole.Report, [])]
            : whole.Report.Kind is not null ? [new FoundPaper(read[0].Said, whole.Files)]
            : Sorting.Of(whole.Report, read);
        if (papers is [var only])
        {
            await JudgeAsync(source, row with { Report = only.Report, Files = PartsOf(only) }, cancel);
            return;
        }

        await database.WriteAsync(
            async work =>
            {
                if (await inbox.DecideAsync(work, row, new Decision(InboxState.Sorted) { Files = [.. whole.Files.Select(file => file.Part)] }, cancel))
                {
                    foreach (var paper in papers)
                    {
                        await inbox.AddPartAsync(work, row with { Report = paper.Report, Files = PartsOf(paper) }, cancel);
                    }
                }
            },
            cancel);
    }

    private static IReadOnlyList<Central.Part> PartsOf(FoundPaper paper) => [.. paper.Files.Select(file => file.Part)];

    private async Task JudgeAsync(IReportSource source, InboxRow row, CancellationToken cancel)
    {
        var (code, message) = Doubts.Of(source, row.Report, row.Files?.Count ?? 0, row.DecidedBy is not null, plan) ?? await sending.TryAsync(source, row, cancel) ?? ("", "");
        if (code.Length > 0)
        {
            await DecideAsync(
                row, new Decision(InboxState.Held, code, message) { Report = row.Report, Files = row.Files, Suggestion = await recognition.SuggestAsync(source, row.Report, cancel) }, cancel);
        }
    }

    private Task DecideAsync(InboxRow row, Decision decision, CancellationToken cancel) => database.WriteAsync(work => inbox.DecideAsync(work, row, decision, cancel), cancel);

    /// <summary>Tells the source what became of its papers.</summary>
    private async Task SettleAsync(string sourceId, ISettlingSource source, CancellationToken cancel)
    {
        foreach (var row in await inbox.UnsettledAsync(sourceId, cancel))
        {
            var settled = await source.SettleAsync(row.Report, new Settlement(OutcomeOf(row), row.Message), cancel);
            if (settled is Answer<bool>.Ok)
            {
                await inbox.SettleAsync(row.Id, cancel);
            }
            else
            {
                Log.NotSettled(logger, sourceId, row.Report.Id, settled.Why);
            }
        }
    }

    private static SettledAs OutcomeOf(InboxRow row) => row.State switch
    {
        InboxState.Held => SettledAs.Held,
        InboxState.Refused => SettledAs.Refused,
        _ => SettledAs.Taken,
    };
}
