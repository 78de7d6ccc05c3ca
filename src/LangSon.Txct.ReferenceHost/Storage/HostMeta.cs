using Dapper;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Storage;

/// <summary>What the host knows of itself: a few words that outlive a start.</summary>
internal sealed class HostMeta(IDatabase database)
{
    public const string Epoch = "epoch";
    public const string ClockShift = "clock-shift-ticks";

    public Task<string?> FindAsync(string key, CancellationToken cancel) => database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition("select value from host_meta where key = @key", new { key }, cancellationToken: cancel)), cancel);

    public static Task SetAsync(Work work, string key, string value, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        "insert into host_meta values (@key, @value) on conflict (key) do update set value = excluded.value", new { key, value }, work.Transaction, cancellationToken: cancel));
}
