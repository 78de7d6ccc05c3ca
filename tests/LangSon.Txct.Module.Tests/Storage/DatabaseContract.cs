using Dapper;
using LangSon.Txct.Support;

namespace LangSon.Txct.Storage;

/// <summary>What every database promises to those who write and read.</summary>
public abstract class DatabaseContract : IAsyncLifetime
{
    private readonly Func<Task<ITemporaryDatabase>> open;
    private ITemporaryDatabase temporary = null!;

    internal DatabaseContract(Func<Task<ITemporaryDatabase>> open) => this.open = open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IDatabase Database => temporary.Database;

    public async ValueTask InitializeAsync()
    {
        temporary = await open();
        await Database.WriteAsync(work => work.Connection.ExecuteAsync("create table note (value text)", transaction: work.Transaction), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_committed_is_there_after_a_restart()
    {
        await AddAsync("kept");

        await temporary.ReopenAsync();

        Assert.Equal(["kept"], await ValuesAsync());
    }

    [Fact]
    public async Task A_write_that_throws_leaves_nothing_and_the_next_one_is_kept()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => FailAsync("half"));
        await AddAsync("whole");

        Assert.Equal(["whole"], await ValuesAsync());
    }

    [Fact]
    public async Task Of_writes_at_the_same_time_those_that_throw_are_undone_alone()
    {
        var writes = Enumerable.Range(0, 60).Select(number => Task.Run(() => number % 3 == 0 ? FailAsync($"{number}") : AddAsync($"{number}"))).ToList();
        await Task.WhenAll(writes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.Equal(20, writes.Count(write => write.IsFaulted));
        Assert.Equal(Enumerable.Range(0, 60).Where(number => number % 3 != 0), (await ValuesAsync()).Select(int.Parse).Order());
    }

    [Fact]
    public async Task A_write_is_answered_only_when_others_can_see_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(async () =>
        {
            await AddAsync($"{number}");
            Assert.Contains($"{number}", await ValuesAsync());
        })));
    }

    [Fact]
    public async Task A_reader_sees_the_last_commit_while_another_write_is_open()
    {
        await AddAsync("first");

        var seen = await Database.WriteAsync(
            async work =>
            {
                await work.Connection.ExecuteAsync("insert into note values ('second')", transaction: work.Transaction);
                return await ValuesAsync();
            },
            Cancel);

        Assert.Equal(["first"], seen);
    }

    [Fact]
    public async Task A_write_within_a_write_is_refused_and_the_outer_one_undone()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            async work =>
            {
                await work.Connection.ExecuteAsync("insert into note values ('outer')", transaction: work.Transaction);
                await AddAsync("inner");
            },
            Cancel));
        await AddAsync("after");

        Assert.Contains("within a write", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["after"], await ValuesAsync());
    }

    [Fact]
    public async Task What_outlives_the_write_that_started_it_may_write_itself()
    {
        var ended = new TaskCompletionSource();
        var later = await Database.WriteAsync(_ => Task.FromResult(WriteAfterAsync(ended.Task)), Cancel);

        ended.SetResult();
        await later;

        Assert.Equal(["later"], await ValuesAsync());
    }

    [Fact]
    public async Task A_write_no_longer_wanted_is_not_done()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Database.WriteAsync(
            work => work.Connection.ExecuteAsync("insert into note values ('unwanted')", transaction: work.Transaction), cancelled.Token));

        Assert.Empty(await ValuesAsync());
    }

    [Fact]
    public async Task Texts_stand_in_the_order_of_their_bytes()
    {
        foreach (var value in new[] { "ă", "b", "B", "a", "Đ", "_" })
        {
            await AddAsync(value);
        }

        Assert.Equal(["B", "_", "a", "b", "ă", "Đ"], await Database.ReadAsync(connection => connection.QueryAsync<string>("select value from note order by value"), Cancel));
    }

    [Fact]
    public async Task The_clock_of_the_database_counts_unix_milliseconds()
    {
        var now = await Database.ReadAsync(connection => connection.ExecuteScalarAsync<long>($"select {Database.Dialect.Now}"), Cancel);

        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(now), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task A_database_made_with_another_script_is_not_worked_on()
    {
        await Database.WriteAsync(work => work.Connection.ExecuteAsync(
            "update txct_migration set sha256 = 'other' where name = '001-outbox.sql'", transaction: work.Transaction), Cancel);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(temporary.ReopenAsync);

        Assert.Contains("001-outbox.sql", refusal.Message, StringComparison.Ordinal);
    }

    private async Task WriteAfterAsync(Task ended)
    {
        await ended;
        await AddAsync("later");
    }

    private Task AddAsync(string value) => Database.WriteAsync(
        work => work.Connection.ExecuteAsync("insert into note values (@value)", new { value }, work.Transaction), Cancel);

    private Task FailAsync(string value) => Database.WriteAsync(
        async work =>
        {
            await work.Connection.ExecuteAsync("insert into note values (@value)", new { value }, work.Transaction);
            throw new InvalidOperationException("in the middle");
        },
        Cancel);

    private Task<IEnumerable<string>> ValuesAsync() => Database.ReadAsync(connection => connection.QueryAsync<string>("select value from note"), Cancel);
}

public class SqliteDatabaseContractTests() : DatabaseContract(async () => await TemporaryDatabase.OpenAsync());

public class PostgresDatabaseContractTests(PostgresServer server) : DatabaseContract(async () => await TemporaryPostgres.OpenAsync(server));
