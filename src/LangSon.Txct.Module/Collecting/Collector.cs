using LangSon.Txct.Collecting.Pull;
using LangSon.Txct.Collecting.Sources;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting;

/// <summary>Asks every source, each in a loop of its own: one that hangs or is down delays no other.</summary>
internal sealed class Collector : BackgroundService
{
    private readonly IReadOnlyList<SourceLoop> loops;

    public Collector(IReportSources sources, SourcePull pull, IOptions<CollectingOptions> options, TimeProvider time, ILogger<Collector> logger) =>
        loops = [.. sources.All.Select(source => new SourceLoop(source, pull, options.Value, time, logger))];

    /// <summary>How many sources were asked for and have not come to an end of their reading since.</summary>
    public int OpenAsks => loops.Sum(loop => loop.OpenAsks);

    /// <summary>Has every source asked now.</summary>
    public void AskAll()
    {
        foreach (var loop in loops)
        {
            loop.Ask();
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(loops.Select(loop => loop.RunAsync(stoppingToken)));
}

/// <summary>One source's loop: its own schedule, its own patience.</summary>
internal sealed class SourceLoop(IReportSource source, SourcePull pull, CollectingOptions options, TimeProvider time, ILogger logger)
{
    private readonly Bell bell = new(time);
    private int asks;
    private int fails;

    public int OpenAsks => Volatile.Read(ref asks) > 0 ? 1 : 0;

    public void Ask()
    {
        Interlocked.Increment(ref asks);
        bell.Ring();
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var heard = Volatile.Read(ref asks);
            fails = await PullAsync(stopping) ? 0 : fails + 1;
            Interlocked.Add(ref asks, -heard);
            await bell.WaitAsync(Pause(), stopping);
        }
    }

    private async Task<bool> PullAsync(CancellationToken stopping)
    {
        try
        {
            return await pull.RunAsync(source, stopping);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Log.PullFailed(logger, source.GroupId, exception);
            return false;
        }
    }

    /// <summary>The interval, give or take a fifth so that sources do not march in step; sooner, then ever later, after a failure.</summary>
    private TimeSpan Pause()
    {
        // Ten steps reach any interval; without an end the product would one day be longer than a time can be.
        var growing = options.FirstRetry * Math.Pow(4, Math.Clamp(fails - 1, 0, 10));
        var wait = fails > 0 && growing < options.Interval ? growing : options.Interval;
        return wait * (0.8 + (Random.Shared.NextDouble() * 0.4));
    }
}
