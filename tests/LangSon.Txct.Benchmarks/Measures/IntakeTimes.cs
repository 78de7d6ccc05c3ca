using System.Diagnostics;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing;
using LangSon.Txct.Publishing.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Benchmarks.Measures;

/// <summary>How long the module's own intake takes for one paper: transit, reading, checks, judgement, store, register.</summary>
internal sealed class IntakeTimes : IAsyncDisposable
{
    private readonly string drop;
    private readonly ServiceProvider services;
    private int taken;

    private IntakeTimes(string drop, ServiceProvider services) => (this.drop, this.services) = (drop, services);

    public static async Task<IntakeTimes> StartAsync(string scratch, CancellationToken cancel)
    {
        var drop = Directory.CreateDirectory(Path.Combine(scratch, "intake-drop")).FullName;
        var context = new MeasuredModule(Directory.CreateDirectory(Path.Combine(scratch, "intake-data")).FullName, drop);
        var services = new ServiceCollection().AddLogging().AddTxctModule(context).AddSingleton(context.Settings).BuildServiceProvider();
        await services.PrepareTxctModuleAsync(cancel);
        await services.GetRequiredService<IDirectory>().ReplaceAsync(
            [new Session("2024-mid", "MidYear", 25, "Kỳ họp giữa năm 2024", new DateOnly(2024, 7, 2), new DateOnly(2024, 7, 4), null)], [], cancel);
        return new IntakeTimes(drop, services);
    }

    /// <param name="paper">Makes one, given a number of its own.</param>
    /// <returns>The median of so many takings, after one that warms up.</returns>
    public async Task<TimeSpan> MedianAsync(Func<int, byte[]> paper, string extension, int repeats, CancellationToken cancel)
    {
        List<TimeSpan> times = [];
        for (var round = 0; round <= repeats; round++)
        {
            await File.WriteAllBytesAsync(Path.Combine(drop, $"van-ban-{++taken}{extension}"), paper(7000 + taken), cancel);
            var watch = Stopwatch.StartNew();
            await services.GetRequiredService<Intake>().TakeAsync(_ => Task.CompletedTask, cancel);
            times.Add(watch.Elapsed);
        }

        var files = await services.GetRequiredService<IPapers>().FilesAsync(cancel);
        return files.Count == taken && files.All(file => file.Outcome == FileOutcome.Accepted)
            ? times[1..].Order().ElementAt(repeats / 2)
            : throw new InvalidOperationException($"A made paper was not accepted: {files[^1].Findings.FirstOrDefault()?.Code}.");
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();
}
