using Dapper;
using Microsoft.Data.Sqlite;

namespace LangSon.Txct.Benchmarks.Measures;

/// <summary>The module's database, read from outside: what was verified when, by the module's own account.</summary>
internal sealed class ModuleData(string hostData)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200), Patience = TimeSpan.FromMinutes(15);

    private readonly string path = Path.Combine(hostData, "modules", "langson.txct", "data", "txct.db");

    /// <summary>Waits until so many papers were accepted, whatever has become of them since.</summary>
    public Task TakenAsync(int count, CancellationToken cancel) => ReachedAsync(count, "select count(*) from txct_paper", cancel);

    /// <summary>Waits until so many papers are visible and were compared; returns when the last one was.</summary>
    public async Task<DateTimeOffset> VerifiedAsync(int count, CancellationToken cancel)
    {
        const string verified = "from txct_outbox where kind = 'document' and state = 'done'";
        await ReachedAsync(count, $"select count(*) {verified}", cancel);
        return DateTimeOffset.FromUnixTimeMilliseconds(await AskAsync($"select max(done_ms) {verified}", cancel));
    }

    private async Task ReachedAsync(int count, string sql, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; await AskAsync(sql, cancel) < count; waited += Glance)
        {
            if (waited > Patience || await AskAsync("select count(*) from txct_file where outcome <> 'accepted'", cancel) + await AskAsync("select count(*) from txct_outbox where state = 'quarantined'", cancel) > 0)
            {
                throw new InvalidOperationException($"{await AskAsync(sql, cancel)} of {count} came through; the rest is held, refused, set aside or too slow.");
            }

            await Task.Delay(Glance, cancel);
        }
    }

    private async Task<long> AskAsync(string sql, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, cancellationToken: cancel));
    }
}
