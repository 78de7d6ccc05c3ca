using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Storage;

/// <summary>The module's database as one SQLite file: WAL, a full sync at each commit, one writer, one process.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    /// <summary>Below this version a checkpoint that meets a reset of the log can lose committed pages.</summary>
    private static readonly Version OldestSafe = new(3, 51, 3);

    private readonly string connectionString;
    private readonly SemaphoreSlim writing = new(1, 1);
    private SqliteConnection? writer;

    /// <param name="path">Full path of the file, on a local disk.</param>
    public SqliteDatabase(string path)
    {
        SqlTypes.Register();
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Cache = SqliteCacheMode.Private,
            DefaultTimeout = 30,
        }.ToString();
    }

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public bool IsOfOneProcess => true;

    public async Task OpenAsync(CancellationToken cancel)
    {
        writer = await ConnectAsync(cancel);
        await AssertSafeAsync(writer);
        await using var transaction = writer.BeginTransaction(deferred: false);
        await Migrations.ApplyAsync(new Work(writer, transaction), Dialect, cancel);
        await transaction.CommitAsync(cancel);
    }

    public async Task<T> WriteAsync<T>(Func<Work, Task<T>> body, CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            var connection = writer ?? throw new InvalidOperationException("The database is not open.");
            await using var transaction = connection.BeginTransaction(deferred: false);
            var result = await body(new Work(connection, transaction));

            // From here on the outcome is the disk's to say, not the caller's.
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            writing.Release();
        }
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> body, CancellationToken cancel)
    {
        await using var connection = await ConnectAsync(cancel);
        return await body(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await writing.WaitAsync();
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }

        SqliteConnection.ClearPool(new SqliteConnection(connectionString));
        writing.Dispose();
    }

    private async Task<SqliteConnection> ConnectAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        await connection.ExecuteAsync("pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=5000;");
        return connection;
    }

    /// <summary>Reads back what durability rests on: a setting that did not take is a fault at start, not a loss later.</summary>
    private static async Task AssertSafeAsync(SqliteConnection connection)
    {
        var version = Version.Parse((await connection.ExecuteScalarAsync<string>("select sqlite_version()"))!);
        var journal = await connection.ExecuteScalarAsync<string>("pragma journal_mode");
        var sync = await connection.ExecuteScalarAsync<long>("pragma synchronous");
        if (version < OldestSafe || journal != "wal" || sync != 2)
        {
            throw new InvalidOperationException(
                $"SQLite {version} with journal_mode={journal}, synchronous={sync} is not safe here; wanted are {OldestSafe} or newer, wal and 2.");
        }
    }
}
