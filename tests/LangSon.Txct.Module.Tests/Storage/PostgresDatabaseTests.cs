using Dapper;
using LangSon.Txct.Support;
using Npgsql;

namespace LangSon.Txct.Storage;

/// <summary>What holds of PostgreSQL alone: several processes, and a line to the server that may break.</summary>
public sealed class PostgresDatabaseTests(PostgresServer server) : IAsyncLifetime
{
    private TemporaryPostgres temporary = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => temporary = await TemporaryPostgres.OpenAsync(server);

    public ValueTask DisposeAsync() => temporary.DisposeAsync();

    [Fact]
    public async Task Processes_that_start_together_make_the_tables_once()
    {
        await temporary.Database.WriteAsync(async work =>
        {
            var schema = await work.Connection.ExecuteScalarAsync<string>("select current_schema()", transaction: work.Transaction);
            await work.Connection.ExecuteAsync($"drop schema {schema} cascade", transaction: work.Transaction);
        }, Cancel);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var another = temporary.Another();
            await another.OpenAsync(Cancel);
        })));

        Assert.Equal(0, await temporary.Database.ReadAsync(connection => connection.ExecuteScalarAsync<int>("select count(*) from txct_outbox"), Cancel));
    }

    [Fact]
    public async Task A_commit_whose_answer_never_came_is_said_to_be_unknown_and_the_next_write_goes_on()
    {
        await temporary.Database.WriteAsync(work => work.Connection.ExecuteAsync(
            """
            create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(30); return null; end';
            create constraint trigger slow after insert on txct_group deferrable initially deferred for each row execute function slow();
            """,
            transaction: work.Transaction), Cancel);
        var server = new TaskCompletionSource<int>();
        var write = temporary.Database.WriteAsync(
            async work =>
            {
                await AddAsync(work, "T01");
                server.SetResult(await work.Connection.ExecuteScalarAsync<int>("select pg_backend_pid()", transaction: work.Transaction));
            },
            Cancel);

        await CutWhileCommittingAsync(await server.Task);

        await Assert.ThrowsAsync<UnknownCommitException>(() => write);
        await temporary.Database.WriteAsync(work => work.Connection.ExecuteAsync("drop trigger slow on txct_group", transaction: work.Transaction), Cancel);
        await temporary.Database.WriteAsync(work => AddAsync(work, "T02"), Cancel);
    }

    [Fact]
    public async Task A_write_in_which_a_statement_failed_is_not_said_to_be_kept_though_its_body_goes_on()
    {
        await Assert.ThrowsAsync<PostgresException>(() => temporary.Database.WriteAsync(
            async work =>
            {
                await AddAsync(work, "T01");
                await Assert.ThrowsAsync<PostgresException>(() => AddAsync(work, "T01"));
            },
            Cancel));

        Assert.Equal(0, await temporary.Database.ReadAsync(connection => connection.ExecuteScalarAsync<int>("select count(*) from txct_group"), Cancel));
    }

    [Fact]
    public void Settings_that_did_not_take_are_refused()
    {
        var safe = new PostgresSettings { Version = 15_00_18, Encoding = "UTF8", Commit = "on", LockTimeout = "5s", IdleTimeout = "30s", Schema = "txct" };
        safe.AssertSafe("txct");

        Assert.All(
            [
                safe with { Version = 12_00_22 }, safe with { Encoding = "SQL_ASCII" }, safe with { Commit = "off" },
                safe with { LockTimeout = "0" }, safe with { IdleTimeout = "0" }, safe with { Schema = "public" },
            ],
            settings => Assert.Throws<InvalidOperationException>(() => settings.AssertSafe("txct")));
    }

    private static Task<int> AddAsync(Work work, string id) =>
        work.Connection.ExecuteAsync("insert into txct_group values (@id, 1, '', '')", new { id }, work.Transaction);

    private Task CutWhileCommittingAsync(int backend) => Eventually.IsTrueAsync("the commit is cut off", () => temporary.Database.ReadAsync(
        connection => connection.ExecuteScalarAsync<bool>(
            "select coalesce((select pg_terminate_backend(pid) from pg_stat_activity where pid = @backend and state = 'active' and query ilike 'commit%'), false)", new { backend }),
        Cancel));
}
