using Dapper;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;

namespace LangSon.Txct.Delivery;

public class SqliteOutboxTests() : OutboxContract(async () => await TemporaryDatabase.OpenAsync())
{
    [Fact]
    public async Task What_is_due_is_found_by_its_index_however_much_waits()
    {
        await using var temporary = await TemporaryDatabase.OpenAsync();

        var plan = await temporary.Database.ReadAsync(
            async connection => string.Join('\n', (await connection.QueryAsync($"explain query plan {SqlOutbox.Take(SqlDialect.Sqlite)}", new { owner = "worker", leaseMs = 1000L })).Select(row => (string)row.detail)),
            TestContext.Current.CancellationToken);

        Assert.Contains("o USING INDEX txct_outbox_due", plan);
        Assert.Contains("p USING INDEX txct_outbox_order", plan);
        Assert.DoesNotContain("TEMP B-TREE", plan);
    }
}

public class PostgresOutboxTests(PostgresServer server) : OutboxContract(async () => await TemporaryPostgres.OpenAsync(server));
