using Dapper;
using LangSon.Txct.Operations.Checks;

namespace LangSon.Txct.Storage;

/// <summary>Findings that were put aside, one row for each code.</summary>
internal sealed class SqlMutes(IDatabase database) : IMutes
{
    public Task MuteAsync(string code, DateTimeOffset until, string by, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            "insert into txct_mute (code, until_ms, muted_by) values (@code, @until, @by) on conflict (code) do update set until_ms = excluded.until_ms, muted_by = excluded.muted_by",
            new { code, until, by }, work.Transaction, cancellationToken: cancel)),
        cancel);

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> AllAsync(DateTimeOffset now, CancellationToken cancel) => (await database.ReadAsync(
        connection => connection.QueryAsync<Row>(new CommandDefinition("select code as Code, until_ms as Until from txct_mute where until_ms > @now", new { now }, cancellationToken: cancel)),
        cancel)).ToDictionary(row => row.Code, row => row.Until);

    private sealed record Row
    {
        public string Code { get; init; } = "";
        public DateTimeOffset Until { get; init; }
    }
}
