using Dapper;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Intake;
using LangSon.Txct.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Worker;

/// <summary>The module as its host composes it, with a crash point at each seam.</summary>
internal sealed class WorkerModule(ServiceProvider services)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <summary>What is not done and will not be without a person is left out: a delivery set aside, and what waits behind it.</summary>
    private const string Open =
        """
        select count(*) from txct_outbox o where state in ('ready', 'leased', 'retry')
            and not exists (select 1 from txct_outbox p where p.ordering_key = o.ordering_key and p.seq < o.seq and p.state = 'quarantined')
        """;

    private const string NotDone = "state <> 'done'", Failed = "fails_transient + fails_permanent > 0";

    private readonly IDatabase database = services.GetRequiredService<IDatabase>();

    /// <summary>Runs a job until nothing is on its way any more.</summary>
    public static async Task<WorkerResult> RunAsync(WorkerJob job, CancellationToken cancel)
    {
        var points = new CrashPoints(job.KillAt);
        await using var services = Build(new WorkerContext(job), points);
        await services.PrepareTxctModuleAsync(cancel);
        var hosted = services.GetServices<IHostedService>().ToList();
        foreach (var service in hosted)
        {
            await service.StartAsync(cancel);
        }

        services.GetRequiredService<Collector>().AskAll();
        var module = new WorkerModule(services);
        await module.RestAsync(cancel);
        var aside = await module.DeliveriesAsync(NotDone, cancel);
        if (job.RetriesAside && aside.Count > 0)
        {
            await module.SendAgainAsync(aside, cancel);
            await module.RestAsync(cancel);
        }

        var result = new WorkerResult(job.Id, aside, await module.DeliveriesAsync(NotDone, cancel), await module.DeliveriesAsync(Failed, cancel), await module.FilesAsync(cancel), points.Passed);
        foreach (var service in hosted)
        {
            await service.StopAsync(cancel);
        }

        return result;
    }

    private static ServiceProvider Build(WorkerContext context, CrashPoints points)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole(console => console.SingleLine = true));
        services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddTxctModule(context);
        CrashingSeam.Decorate<ICentralSystem>(services, points);
        CrashingSeam.Decorate<IOutbox>(services, points);
        CrashingSeam.Decorate<IContentStore>(services, points);
        CrashingSeam.Decorate<ITransit>(services, points);
        CrashingSeam.Decorate<IPapers>(services, points);
        CrashingSeam.Decorate<ICatalogue>(services, points);
        CrashingSeam.Decorate<IDirectory>(services, points);
        CrashingSeam.Decorate<IInbox>(services, points);
        CrashingSeam.Decorate<ISourceRegister>(services, points);
        return services.BuildServiceProvider();
    }

    private async Task RestAsync(CancellationToken cancel)
    {
        while (!await IsAtRestAsync(cancel))
        {
            await Task.Delay(Glance, cancel);
        }
    }

    /// <summary>Looked at in the order in which a paper moves on, so that none slips through between two looks. What cannot be looked at is not at rest.</summary>
    private async Task<bool> IsAtRestAsync(CancellationToken cancel)
    {
        try
        {
            return (await services.GetRequiredService<Intake>().UntakenAsync(cancel)).Count == 0
                && (await services.GetRequiredService<IPapers>().PapersAsync(cancel)).All(paper => paper.Stage != PaperStage.Waiting)
                && services.GetRequiredService<Collector>().OpenAsks == 0
                && (await services.GetRequiredService<ISourceRegister>().HealthAsync(cancel)).All(source => source.Health == "ok")
                && await services.GetRequiredService<IInbox>().CountOpenAsync(TimeProvider.System.GetUtcNow(), cancel) == 0
                && await database.ReadAsync(connection => connection.ExecuteScalarAsync<int>(Open), cancel) == 0;
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<WorkerDelivery>> DeliveriesAsync(string where, CancellationToken cancel) => [.. await database.ReadAsync(
        connection => connection.QueryAsync<WorkerDelivery>(
            $"""
            select id as Id, kind as Kind, aggregate_id as AggregateId, state as State, err_class as Class, err_code as Code, err_text as Text
            from txct_outbox where {where} order by seq
            """),
        cancel)];

    private async Task<IReadOnlyList<WorkerFile>> FilesAsync(CancellationToken cancel) =>
        [.. (await services.GetRequiredService<IPapers>().FilesAsync(cancel)).Select(file => new WorkerFile(file.Path, file.Sha256, file.Outcome.ToString(), file.Findings.FirstOrDefault()?.Code))];

    private async Task SendAgainAsync(IReadOnlyList<WorkerDelivery> aside, CancellationToken cancel)
    {
        foreach (var delivery in aside.Where(delivery => delivery.State == "quarantined"))
        {
            await services.GetRequiredService<IOutbox>().RetryAsync(delivery.Id, cancel);
        }
    }
}
