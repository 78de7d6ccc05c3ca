using LangSon.Txct.Collecting.Pull;
using LangSon.Txct.Collecting.Sources;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Collecting;

/// <summary>One source's loop: its own schedule, its own patience.</summary>
internal sealed class SourceLoop(IReportSource source, SourcePull pull, CollectingOptions options, TimeProvider time, ILogger logger)
{
    private readonly Bell bell = new(time);
    private int asks;
    private int fails;

    public string SourceId => source.Id;

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
            fails = await PullAsync(heard > 0, stopping) ? 0 : fails + 1;
            Interlocked.Add(ref asks, -heard);
            await bell.WaitAsync(Pause(), stopping);
        }
    }

    private async Task<bool> PullAsync(bool isAsked, CancellationToken stopping)
    {
        try
        {
            return await pull.RunAsync(source, isAsked, stopping);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Log.PullFailed(logger, source.Id, exception);
            return false;
        }
    }

    /// <summary>The interval, give or take a fifth so that sources do not march in step; sooner, then ever later, after a failure.</summary>
    private TimeSpan Pause()
    {
        var interval = source.Traits.Interval ?? options.Interval;

        // Ten steps reach any interval; without an end the product would one day be longer than a time can be.
        var growing = options.FirstRetry * Math.Pow(4, Math.Clamp(fails - 1, 0, 10));
        var wait = fails > 0 && growing < options.Interval ? growing : fails > 0 ? options.Interval : interval;
        return wait * (0.8 + (Random.Shared.NextDouble() * 0.4));
    }
}
