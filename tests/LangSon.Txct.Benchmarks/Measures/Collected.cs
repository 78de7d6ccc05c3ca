using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using LangSon.Txct.Benchmarks.Papers;
using LangSon.Txct.Collecting;
using LangSon.Txct.Collecting.Pull;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Benchmarks.Measures;

/// <summary>The module in this process, with the systems of many groups to ask, and a central system that nobody reaches.</summary>
internal sealed class Collected : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Questions before those that are measured: a module that has been at work for a while has its code compiled.</summary>
    private const int Warming = 30;

    private readonly ServiceProvider services;

    private Collected(ServiceProvider services) => this.services = services;

    /// <param name="stalling">Groups beside them whose systems take a question and never answer it.</param>
    public static async Task<Collected> PrepareAsync(Uri server, int groups, int stalling, string scratch, CancellationToken cancel)
    {
        var drop = Directory.CreateDirectory(Path.Combine(scratch, "drop")).FullName;
        var context = new MeasuredModule(Directory.CreateDirectory(Path.Combine(scratch, "collected")).FullName, drop);
        context.Settings["Planning:PlanFile"] = PlanOf(groups + stalling, scratch);
        foreach (var group in Enumerable.Range(1, groups + stalling))
        {
            context.Settings[$"Collecting:Groups:{group}:Id"] = GroupPapers.GroupId(group);
            context.Settings[$"Collecting:Groups:{group}:BaseUrl"] = new Uri(server, group <= groups ? $"{group}" : $"stalls/{group}").ToString();
        }

        var module = new Collected(new ServiceCollection().AddLogging().AddTxctModule(context).AddSingleton(context.Settings).BuildServiceProvider());
        await module.services.PrepareTxctModuleAsync(cancel);
        return module;
    }

    /// <summary>From the first question until all papers are taken: listed, fetched, checked, kept, and in the queue.</summary>
    public async Task<TimeSpan> FirstAsync(int papers, CancellationToken cancel)
    {
        var collector = services.GetRequiredService<Collector>();
        var watch = Stopwatch.StartNew();
        await collector.StartAsync(cancel);
        collector.AskAll();
        while (await TakenAsync(cancel) < papers)
        {
            await Task.Delay(Glance, cancel);
        }

        var took = watch.Elapsed;
        await collector.StopAsync(cancel);
        return took;
    }

    /// <summary>What asking one source costs this process of the processors' time where nothing has changed.</summary>
    public async Task<TimeSpan> UnchangedAsync(int repeats, CancellationToken cancel)
    {
        var sources = services.GetServices<IReportSources>().SelectMany(some => some.All).Where(source => source.GroupId is not null).ToList();
        var pull = services.GetRequiredService<SourcePull>();
        for (var warming = 0; warming < Warming; warming++)
        {
            await AskAsync(sources, pull, cancel);
        }

        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            await AskAsync(sources, pull, cancel);
        }

        return (Process.GetCurrentProcess().TotalProcessorTime - before) / (repeats * sources.Count);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private Task<int> TakenAsync(CancellationToken cancel) => services.GetRequiredService<IDatabase>().ReadAsync(
        connection => connection.ExecuteScalarAsync<int>("select count(*) from txct_inbox where state = 'applied'"), cancel);

    private static async Task AskAsync(IReadOnlyList<IReportSource> sources, SourcePull pull, CancellationToken cancel)
    {
        foreach (var source in sources)
        {
            if (!await pull.RunAsync(source, false, cancel))
            {
                throw new InvalidOperationException($"{source.Id} did not answer.");
            }
        }
    }

    /// <summary>The plan of 2024 with as many groups.</summary>
    private static string PlanOf(int groups, string scratch)
    {
        var plan = JsonNode.Parse(File.ReadAllText(HostProcess.Metadata("Plan")))!;
        var first = plan["groups"]![0]!;
        plan["groups"] = new JsonArray([.. Enumerable.Range(1, groups).Select(number =>
        {
            var group = first.DeepClone();
            (group["id"], group["number"], group["name"]) = (GroupPapers.GroupId(number), number, string.Create(CultureInfo.InvariantCulture, $"Tổ đại biểu số {number:00}"));
            return group;
        })]);
        var path = Path.Combine(scratch, "plan.json");
        File.WriteAllText(path, plan.ToJsonString());
        return path;
    }
}
