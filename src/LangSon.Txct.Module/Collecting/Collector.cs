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

    public Collector(IEnumerable<IReportSources> sources, SourcePull pull, IOptions<CollectingOptions> options, TimeProvider time, ILogger<Collector> logger) =>
        loops = [.. sources.SelectMany(some => some.All).Select(source => new SourceLoop(source, pull, options.Value, time, logger))];

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

    /// <summary>Has one source asked now; false if there is none of this name.</summary>
    public bool Ask(string sourceId)
    {
        var loop = loops.FirstOrDefault(candidate => candidate.SourceId == sourceId);
        loop?.Ask();
        return loop is not null;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(loops.Select(loop => loop.RunAsync(stoppingToken)));
}
