using System.Data.Common;
using LangSon.Txct.Storage;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Support;

/// <summary>The module's tables in memory: the real statements in real transactions, and no disk to wait for. For one thread at a time.</summary>
internal sealed class MemoryDatabase : IDatabase, IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    /// <param name="model">The full path of a migrated, empty database, whose tables are copied.</param>
    public MemoryDatabase(string model)
    {
        connection.Open();
        using var source = new SqliteConnection($"Data Source={model}");
        source.Open();
        source.BackupDatabase(connection);
    }

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public bool IsOfOneProcess => true;

    public DatabaseState State => DatabaseState.Open;

    public Task OpenAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task<T> WriteAsync<T>(Func<Work, Task<T>> body, CancellationToken cancel)
    {
        await using var transaction = connection.BeginTransaction(deferred: false);
        var result = await body(new Work(connection, transaction));
        await transaction.CommitAsync(cancel);
        return result;
    }

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> body, CancellationToken cancel) => body(connection);

    public void Dispose() => connection.Dispose();

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
