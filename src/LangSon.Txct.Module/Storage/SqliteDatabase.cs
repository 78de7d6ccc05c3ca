using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LangSon.Txct.Storage;

/// <summary>The module's database as one SQLite file: WAL, a full sync at each commit, one writer, one process.</summary>
/// <param name="path">Full path of the file, on a local disk.</param>
/// <param name="waitForOldProcess">How long the process before this one may take to let go of the file. Default none.</param>
internal sealed class SqliteDatabase(string path, TimeSpan waitForOldProcess = default, ILogger? logger = null) : IDatabase
{
    private readonly ILogger logger = logger ?? NullLogger.Instance;
    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Cache = SqliteCacheMode.Private,
        DefaultTimeout = 30,
    }.ToString();

    private SqliteHold? hold;
    private SqliteWriter? writer;

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public bool IsOfOneProcess => true;

    public DatabaseState State { get; private set; }

    /// <exception cref="IOException">The file lies on a network, or another process keeps it.</exception>
    /// <exception cref="InvalidOperationException">The file is damaged, or SQLite would not keep it safely.</exception>
    public async Task OpenAsync(CancellationToken cancel)
    {
        SqlTypes.Register();
        SqliteDisk.AssertLocal(Path.GetDirectoryName(path)!);
        hold = await SqliteHold.TakeAsync($"{path}.lock", waitForOldProcess, Wait, cancel);
        await using (var connection = await ConnectAsync(cancel))
        {
            (await SqliteSettings.ReadAsync(connection)).AssertSafe();
            await CheckAsync(connection, hold, cancel);
            await using var transaction = connection.BeginTransaction(deferred: false);
            await Migrations.ApplyAsync(new Work(connection, transaction), Dialect, cancel);
            await transaction.CommitAsync(cancel);
        }

        writer = new SqliteWriter(() => ConnectAsync(CancellationToken.None));
        State = DatabaseState.Open;
    }

    public Task<T> WriteAsync<T>(Func<Work, Task<T>> body, CancellationToken cancel) =>
        (writer ?? throw new InvalidOperationException("The database is not open.")).WriteAsync(body, cancel);

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> body, CancellationToken cancel)
    {
        // What the settings of a writer are for does not concern one who only reads.
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        return await body(connection);
    }

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }

        SqliteConnection.ClearPool(new SqliteConnection(connectionString));
        hold?.Release(isClean: State == DatabaseState.Open);
        (hold, State) = (null, DatabaseState.Closed);
    }

    private void Wait()
    {
        State = DatabaseState.WaitingForOldProcess;
        SqliteLog.WaitsForOldProcess(logger, path, waitForOldProcess);
    }

    private async Task CheckAsync(SqliteConnection connection, SqliteHold held, CancellationToken cancel)
    {
        if (!held.FollowsUncleanStop)
        {
            return;
        }

        var found = await connection.ExecuteScalarAsync<string>(new CommandDefinition("pragma quick_check(1)", cancellationToken: cancel));
        if (found != "ok")
        {
            throw new InvalidOperationException(
                $"Cơ sở dữ liệu {path} bị hỏng ({found}). Xin khôi phục từ bản sao lưu gần nhất; những gì đã đăng sau bản đó sẽ được tìm lại, không đăng hai lần.");
        }

        SqliteLog.Checked(logger, path);
    }

    private async Task<SqliteConnection> ConnectAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        await connection.ExecuteAsync(SqliteSettings.Set);
        return connection;
    }
}
