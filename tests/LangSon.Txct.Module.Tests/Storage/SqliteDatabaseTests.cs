using Dapper;
using LangSon.Txct.Support;

namespace LangSon.Txct.Storage;

public class SqliteDatabaseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_committed_is_there_after_a_restart()
    {
        await using var temporary = await OpenWithTableAsync();
        await AddAsync(temporary, "kept");

        await temporary.ReopenAsync();

        Assert.Equal(["kept"], await ValuesAsync(temporary));
    }

    [Fact]
    public async Task A_transaction_that_throws_leaves_nothing()
    {
        await using var temporary = await OpenWithTableAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => temporary.Database.WriteAsync(
            async work =>
            {
                await work.Connection.ExecuteAsync("insert into note values ('half')", transaction: work.Transaction);
                throw new InvalidOperationException("in the middle");
            },
            Cancel));

        Assert.Empty(await ValuesAsync(temporary));
    }

    [Fact]
    public async Task Writers_at_the_same_time_wait_for_each_other()
    {
        await using var temporary = await OpenWithTableAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => AddAsync(temporary, $"{number}"))));

        Assert.Equal(50, (await ValuesAsync(temporary)).Distinct().Count());
    }

    [Fact]
    public async Task A_reader_sees_the_last_commit_while_another_write_is_open()
    {
        await using var temporary = await OpenWithTableAsync();
        await AddAsync(temporary, "first");

        var seen = await temporary.Database.WriteAsync(
            async work =>
            {
                await work.Connection.ExecuteAsync("insert into note values ('second')", transaction: work.Transaction);
                return await ValuesAsync(temporary);
            },
            Cancel);

        Assert.Equal(["first"], seen);
    }

    private static async Task<TemporaryDatabase> OpenWithTableAsync()
    {
        var temporary = await TemporaryDatabase.OpenAsync();
        await temporary.Database.WriteAsync(work => work.Connection.ExecuteAsync("create table note (value text)", transaction: work.Transaction), Cancel);
        return temporary;
    }

    private static Task AddAsync(TemporaryDatabase temporary, string value) => temporary.Database.WriteAsync(
        work => work.Connection.ExecuteAsync("insert into note values (@value)", new { value }, work.Transaction), Cancel);

    private static Task<IEnumerable<string>> ValuesAsync(TemporaryDatabase temporary) => temporary.Database.ReadAsync(
        connection => connection.QueryAsync<string>("select value from note order by value"), Cancel);
}
