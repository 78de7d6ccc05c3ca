using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.Schedule.Told;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Pull;

/// <summary>Asks one source what changed, and takes it in.</summary>
internal sealed class SourcePull(IInbox inbox, ReportIntake intake, GroupSchedule schedule, IOptions<CollectingOptions> options, TimeProvider time, ILogger<SourcePull> logger)
{
    /// <summary>One whole reading; false if the source did not answer to its end, and then the next one begins where this one began.</summary>
    public async Task<bool> RunAsync(IReportSource source, CancellationToken cancel)
    {
        try
        {
            return await ReadAsync(source, cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            Log.PullFailed(logger, source.GroupId, exception);
            await inbox.SetHealthAsync(source.GroupId, "broken", exception.Message, null, cancel);
            return false;
        }
    }

    private async Task<bool> ReadAsync(IReportSource source, CancellationToken cancel)
    {
        var described = await source.DescribeAsync(cancel);
        if (described is not Answer<SourceFacts>.Ok { Value: var facts })
        {
            return await FailAsync(source, described, cancel);
        }

        var listed = await ListAsync(source, facts, cancel);
        if (listed is not Answer<bool>.Ok)
        {
            return await FailAsync(source, listed, cancel);
        }

        var taken = await intake.TakeAsync(source, cancel) ?? await TakeScheduleAsync(source, cancel);
        await inbox.SetHealthAsync(source.GroupId, taken is null ? "ok" : "broken", taken, time.GetUtcNow(), cancel);
        return true;
    }

    /// <summary>Returns why it could not be taken, null if it was, or the source has none.</summary>
    private async Task<string?> TakeScheduleAsync(IReportSource source, CancellationToken cancel)
    {
        var answer = await source.MeetingsAsync(cancel);
        return answer switch
        {
            Answer<IReadOnlyList<SourceMeeting>>.Ok { Value: var meetings } => await schedule.TakeAsync(source.GroupId, [.. meetings.Select(ScheduleWords.ToTold)], cancel),
            Answer<IReadOnlyList<SourceMeeting>>.Missing => null,
            _ => answer.Why,
        };
    }

    /// <summary>Reads every page. A source restored from an older copy is read from its beginning.</summary>
    private async Task<Answer<bool>> ListAsync(IReportSource source, SourceFacts facts, CancellationToken cancel)
    {
        var known = await inbox.FindCursorAsync(source.GroupId, cancel);
        var since = known?.Epoch == facts.Epoch ? known.Bound - options.Value.Overlap : (DateTimeOffset?)null;
        DateTimeOffset? began = null;
        string? next = null;
        HashSet<string> asked = [];
        do
        {
            var answer = await source.ListAsync(since, next, cancel);
            if (answer is not Answer<SourcePage>.Ok { Value: var page })
            {
                return answer.As<bool>();
            }

            // The epoch is that of the question: a source restored since then is read from its beginning the next time.
            began ??= page.AsOf;
            next = page.NextCursor;
            if (next is not null && !asked.Add(next))
            {
                return new Answer<bool>.Unavailable("The list leads back to a page that was read already.", null);
            }

            await inbox.ReceiveAsync(source.GroupId, page.Reports, next is null ? new SourceCursor(began.Value, facts.Epoch) : null, time.GetUtcNow(), cancel);
        }
        while (next is not null);

        return new Answer<bool>.Ok(true);
    }

    private async Task<bool> FailAsync<T>(IReportSource source, Answer<T> answer, CancellationToken cancel)
    {
        Log.SourceFailed(logger, source.GroupId, answer.Why);
        await inbox.SetHealthAsync(source.GroupId, answer is Answer<T>.Unauthorized ? "auth" : "offline", answer.Why, null, cancel);
        return false;
    }
}
