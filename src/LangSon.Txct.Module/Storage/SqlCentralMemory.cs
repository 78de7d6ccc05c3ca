using Dapper;
using LangSon.Txct.Central.Levels;

namespace LangSon.Txct.Storage;

/// <summary>Rows of the table of single facts, all of which begin with host_.</summary>
internal sealed class SqlCentralMemory(IDatabase database) : ICentralMemory
{
    public Task<string?> FindAsync(string key, CancellationToken cancel) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<string?>(new CommandDefinition("select value from txct_meta where key = @name", new { name = NameOf(key) }, cancellationToken: cancel)),
        cancel);

    public Task KeepAsync(string key, string value, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            "insert into txct_meta (key, value) values (@name, @value) on conflict (key) do update set value = excluded.value",
            new { name = NameOf(key), value }, work.Transaction, cancellationToken: cancel)),
        cancel);

    private static string NameOf(string key) => $"host_{key}";
}
