using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning.Deadlines;

/// <summary>Notices that deadlines have moved, and writes down which and how. It compares states: whatever moved them, nothing is missed.</summary>
internal sealed class DeadlineWatch(
    IModuleContext context, DeadlineReader deadlines, IDeadlineRegister register, IOptions<PlanningOptions> options, TimeProvider time, ILogger<DeadlineWatch> logger)
    : BackgroundService
{
    private readonly Bell bell = new(time);

    /// <summary>Has it look at once, as after a meeting was moved.</summary>
    public void Wake() => bell.Ring();

    /// <summary>Compares with what was told last. Where nothing is other nothing is written; what is new is told of by itself.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var now = (await deadlines.AllAsync(cancel)).Select(ToldDeadline.Of).ToList();
        var told = await register.ToldAsync(cancel);
        if (told is not null && told.SequenceEqual(now))
        {
            return;
        }

        List<DeadlineChange> moved = [.. DeadlineChanges.Between(told ?? [], now, time.Today()).Where(change => change.Before is not null)];
        await register.TellAsync(now, moved, time.GetUtcNow(), cancel);
        if (moved.Count > 0)
        {
            Log.DeadlinesMoved(logger, moved.Count);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void Closed(string sessionId) => Wake();
        context.SessionClosed += Closed;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await LookSafelyAsync(stoppingToken);
                await bell.WaitAsync(options.Value.SweepInterval, stoppingToken);
            }
        }
        finally
        {
            context.SessionClosed -= Closed;
        }
    }

    private async Task LookSafelyAsync(CancellationToken cancel)
    {
        try
        {
            await LookAsync(cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Log.DeadlinesNotCompared(logger, exception);
        }
    }
}
