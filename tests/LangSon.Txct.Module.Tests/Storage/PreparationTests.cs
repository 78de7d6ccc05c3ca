using LangSon.Txct.Delivery;
using LangSon.Txct.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Storage;

/// <summary>What a start makes of deliveries that are on lease.</summary>
public class PreparationTests(PostgresServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_SQLite_a_start_frees_what_the_process_before_had_taken()
    {
        using var folder = new DisposableFolder();
        await StartAndTakeAsync(folder);

        await using var next = await StartAsync(folder);

        Assert.Equal("a", (await next.GetRequiredService<IOutbox>().TakeAsync("second", Cancel))?.AggregateId);
    }

    [Fact]
    public async Task With_PostgreSQL_a_start_leaves_to_other_processes_what_they_have_taken()
    {
        using var folder = new DisposableFolder();
        await using var temporary = await TemporaryPostgres.OpenAsync(server);
        (string, string?)[] settings =
            [("Storage:Provider", "PostgreSql"), ("Storage:ConnectionString", temporary.ConnectionString), ("Storage:Schema", temporary.Schema)];
        await StartAndTakeAsync(folder, settings);

        await using var next = await StartAsync(folder, settings);

        Assert.Null(await next.GetRequiredService<IOutbox>().TakeAsync("second", Cancel));
        Assert.Equal(1, await next.GetRequiredService<IOutbox>().CountOpenAsync(Cancel));
    }

    private static async Task StartAndTakeAsync(DisposableFolder folder, params (string Key, string? Value)[] settings)
    {
        await using var first = await StartAsync(folder, settings);
        var outbox = first.GetRequiredService<IOutbox>();
        await first.GetRequiredService<IDatabase>().WriteAsync(work => outbox.AddAsync(work, new NewDelivery(DeliveryPayload.Document, "a", 1, "a", "{}"), Cancel), Cancel);
        Assert.NotNull(await outbox.TakeAsync("first", Cancel));
    }

    private static async Task<ServiceProvider> StartAsync(DisposableFolder folder, params (string Key, string? Value)[] settings)
    {
        var context = new ModuleContext(folder.Path, TimeProvider.System, settings);
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(context.Settings).AddTxctModule(context).BuildServiceProvider();
        await services.PrepareTxctModuleAsync(Cancel);
        return services;
    }
}
