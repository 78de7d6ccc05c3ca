using System.Diagnostics;
using LangSon.Txct.Collecting.Intake;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.Schedule.Told;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Pull;

/// <summary>Asks one source what changed, and takes it in.</summary>
internal sealed class SourcePull(
    ISourceRegister register, SourceReader reader, ReportIntake intake, GroupSchedule schedule, IOptions<CollectingOptions> options, TimeProvider time, ILogger<SourcePull> logger)
{
    /// <summary>One whole reading; false if the source did not answer to its end, and then the next one begins where this one began.</summary>
    /// <param name="isAsked">A person asked: the schedule is read too, however lately it was.</param>
    public async Task<bool> RunAsync(IReportSource source, bool isAsked, CancellationToken cancel)
    {
        using var span = Traces.Start("pull source", ActivityKind.Client)?.SetTag("txct.source.id", source.Id).SetTag("txct.group.id", source.GroupId).SetTag("txct.source.asked", isAsked);
        try
        {
            return await ReadAsync(source, isAsked, span, cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            span.Fail(exception.GetType().FullName!);
            Log.PullFailed(logger, source.Id, exception);
            await register.SetHealthAsync(source, "broken", exception.Message, null, cancel);
            return false;
        }
    }

    private async Task<bool> ReadAsync(IReportSource source, bool isAsked, Activity? span, CancellationToken cancel)
    {
        var read = await reader.ReadAsync(source, cancel);
        if (read is not Answer<SourceReading>.Ok { Value: var reading })
        {
            span.Fail(read is Answer<SourceReading>.Unauthorized ? "unauthorized" : "unavailable");
            return await FailAsync(source, read, cancel);
        }

        var trouble = await intake.TakeAsync(source, cancel) ?? await TakeScheduleAsync(source, reading, isAsked, cancel);
        if (trouble is not null)
        {
            span.Fail("broken");
            await register.SetHealthAsync(source, "broken", trouble, time.GetUtcNow(), cancel);
        }

        return true;
    }

    /// <summary>Returns why it could not be taken, null if it was, is not due, or the source has none.</summary>
    private async Task<string?> TakeScheduleAsync(IReportSource source, SourceReading reading, bool isAsked, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (source is not IScheduleSource { } told || source.GroupId is not { } groupId || (!isAsked && now - reading.ScheduleReadAt < options.Value.ScheduleInterval))
        {
            return null;
        }

        var answer = await told.MeetingsAsync(cancel);
        var trouble = answer switch
        {
            Answer<IReadOnlyList<SourceMeeting>>.Ok { Value: var meetings } => await schedule.TakeAsync(groupId, [.. meetings.Select(ScheduleWords.ToTold)], cancel),
            Answer<IReadOnlyList<SourceMeeting>>.Missing => null,
            _ => answer.Why,
        };
        if (trouble is null)
        {
            await register.KeepAsync(source, reading with { ScheduleReadAt = now }, cancel);
        }

        return trouble;
    }

    private async Task<bool> FailAsync<T>(IReportSource source, Answer<T> answer, CancellationToken cancel)
    {
        Log.SourceFailed(logger, source.Id, answer.Why);
        await register.SetHealthAsync(source, answer is Answer<T>.Unauthorized ? "auth" : "offline", answer.Why, null, cancel);
        return false;
    }
}
