using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations.Checks;

/// <summary>Has the checks run also while nobody looks: what changes is logged, and how each stands can be measured.</summary>
internal sealed class CheckWatch : BackgroundService
{
    private readonly ModuleChecks checks;
    private readonly TimeProvider time;
    private readonly ILogger<CheckWatch> logger;
    private readonly WatchOptions options;
    private IReadOnlyDictionary<string, CheckLevel> levels = new Dictionary<string, CheckLevel>();

    public CheckWatch(ModuleChecks checks, IMeterFactory meters, IOptions<WatchOptions> options, TimeProvider time, ILogger<CheckWatch> logger)
    {
        (this.checks, this.options, this.time, this.logger) = (checks, options.Value, time, logger);
        meters.Create(TxctModule.MeterName).CreateObservableGauge("txct.check.level", Measure, null, "How each check stands: 0 good, 1 to be known, 2 warning, 3 bad");
    }

    /// <summary>Runs all checks once.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var next = (await checks.RunAsync(isAnew: true, cancel)).Results.ToDictionary(result => result.Code, result => result.Level);
        foreach (var (code, level) in next.Where(pair => levels.GetValueOrDefault(pair.Key) != pair.Value))
        {
            Log.Changed(logger, level >= CheckLevel.Warning ? LogLevel.Warning : LogLevel.Information, code, level);
        }

        levels = next;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Every, time);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private IEnumerable<Measurement<int>> Measure() => levels.Select(pair => new Measurement<int>((int)pair.Value, new KeyValuePair<string, object?>("txct.check.code", pair.Key)));
}
