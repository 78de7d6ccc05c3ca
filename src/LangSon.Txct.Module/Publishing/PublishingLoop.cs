using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Release;
using LangSon.Txct.Publishing.Withdrawing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing;

/// <summary>Looks at the drop folder again and again, and sends out what may go; a closed session or a person wakes it.</summary>
internal sealed class PublishingLoop(
    IModuleContext context, Intake.Intake intake, ReleaseSweep release, WithdrawalSweep withdrawals, DirectorySync directory, CatalogueSync catalogue,
    IOptions<PublishingOptions> options, TimeProvider time, ILogger<PublishingLoop> logger) : BackgroundService
{
    private readonly Bell bell = new(time);
    private long? swept;
    private int wakes;
    private int looking;

    /// <summary>How many wake-ups were not yet acted upon, the look that is going on included.</summary>
    public int OpenWakes => Volatile.Read(ref wakes) + Volatile.Read(ref looking);

    /// <summary>How long ago the central system was last asked for everything, and answered; null if it never was since the start.</summary>
    public TimeSpan? SinceSweep => swept is { } last ? time.GetElapsedTime(last) : null;

    /// <summary>Has the loop ask the central system and look at everything at once.</summary>
    public void Wake()
    {
        Interlocked.Increment(ref wakes);
        bell.Ring();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void Closed(string sessionId) => Wake();
        context.SessionClosed += Closed;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await RunOnceAsync(stoppingToken);
                await bell.WaitAsync(options.Value.ScanInterval, stoppingToken);
            }
        }
        finally
        {
            context.SessionClosed -= Closed;
        }
    }

    private async Task RunOnceAsync(CancellationToken cancel)
    {
        var heard = Volatile.Read(ref wakes);
        var isDue = heard > 0 || swept is not { } last || time.GetElapsedTime(last) >= options.Value.SweepInterval;

        // The looks at the drop folder in between are too many to be told of.
        using var span = isDue ? Traces.Start("sweep")?.SetTag("txct.sweep.wake_ups", heard) : null;
        Volatile.Write(ref looking, 1);
        try
        {
            var answered = isDue && await SweepAsync(cancel);

            // Without the sessions nobody can tell which round a paper serves.
            if (swept is not null)
            {
                await intake.TakeAsync(release.RunAsync, cancel);
                await withdrawals.RunAsync(cancel);
                await release.RunAsync(cancel);
            }

            span?.SetTag("txct.sweep.answered", answered);
            if (answered)
            {
                Interlocked.Add(ref wakes, -heard);
            }
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            span.Fail(exception.GetType().FullName!);
            Log.RoundFailed(logger, exception);
        }
        finally
        {
            Volatile.Write(ref looking, 0);
        }
    }

    private async Task<bool> SweepAsync(CancellationToken cancel)
    {
        if (!await directory.RunAsync(cancel) || !await catalogue.RunAsync(cancel))
        {
            return false;
        }

        swept = time.GetTimestamp();
        return true;
    }
}
