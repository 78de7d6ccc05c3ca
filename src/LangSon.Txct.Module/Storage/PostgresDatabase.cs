using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;

namespace LangSon.Txct.Storage;

/// <summary>The module's database as one schema of a PostgreSQL server, for any number of processes at the same time.</summary>
internal sealed class PostgresDatabase : IDatabase
{
    /// <summary>Said when a connection is made, so that a reset of a pooled connection falls back to it. Nobody waits long for a row, a transaction that stands still is ended, and no statement is compiled: all of them are short.</summary>
    private const string SessionSettings = "-c lock_timeout=5s -c idle_in_transaction_session_timeout=30s -c jit=off";

    private const string ReadBack =
        """
        select cast(current_setting('server_version_num') as integer) as Version, current_setting('server_encoding') as Encoding,
            current_setting('synchronous_commit') as Commit, current_setting('lock_timeout') as LockTimeout,
            current_setting('idle_in_transaction_session_timeout') as IdleTimeout, current_schema() as Schema
        """;

    private readonly NpgsqlDataSource source;
    private readonly WriteGuard guard = new();
    private readonly string schema;

    /// <param name="schema">Of this installation alone. Made if it is not there.</param>
    public PostgresDatabase(string connectionString, string schema)
    {
        SqlTypes.Register();
        this.schema = schema;
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema, Enlist = false };
        settings.ApplicationName ??= "txct";
        settings.Options = $"{settings.Options} {SessionSettings}".Trim();
        source = NpgsqlDataSource.Create(settings);
    }

    public SqlDialect Dialect => SqlDialect.Postgres;

    public bool IsOfOneProcess => false;

    public DatabaseState State { get; private set; }

    /// <remarks>Processes that start together wait for each other here, 90 seconds at most.</remarks>
    public async Task OpenAsync(CancellationToken cancel)
    {
        await this.WriteAsync(
            async work =>
            {
                await work.Connection.ExecuteAsync("set local lock_timeout = '90s'", transaction: work.Transaction);
                await work.Connection.ExecuteAsync("select pg_advisory_xact_lock(hashtext(@schema))", new { schema }, work.Transaction);
                if (await work.Connection.ExecuteScalarAsync<bool>("select to_regnamespace(@schema) is null", new { schema }, work.Transaction))
                {
                    await work.Connection.ExecuteAsync($"create schema \"{schema}\"", transaction: work.Transaction);
                }

                await Migrations.ApplyAsync(work, Dialect, cancel);
            },
            cancel);
        (await ReadAsync(connection => connection.QuerySingleAsync<PostgresSettings>(ReadBack), cancel)).AssertSafe(schema);
        State = DatabaseState.Open;
    }

    public async Task<T> WriteAsync<T>(Func<Work, Task<T>> body, CancellationToken cancel)
    {
        guard.Check();
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        var result = await guard.RunAsync(() => body(new Work(connection, transaction)));

        // After a statement that failed the server takes a commit for a rollback, and says so in no way that reaches here.
        await connection.ExecuteAsync(new CommandDefinition("select 1", transaction: transaction, cancellationToken: cancel));
        await CommitAsync(transaction);
        return result;
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> body, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await body(connection);
    }

    public ValueTask DisposeAsync()
    {
        State = DatabaseState.Closed;
        return source.DisposeAsync();
    }

    private static async Task CommitAsync(NpgsqlTransaction transaction)
    {
        try
        {
            // From here on the outcome is the server's to say, not the caller's.
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception fault) when (fault is not PostgresException { InvariantSeverity: "ERROR" })
        {
            throw new UnknownCommitException(fault);
        }
    }
}
