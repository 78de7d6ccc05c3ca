using Dapper;
using LangSon.Txct.Planning.Waiving;

namespace LangSon.Txct.Storage;

/// <summary>Waivers as one table, of which rows that ended stay.</summary>
internal sealed class SqlWaivers(IDatabase database) : IWaivers
{
    public Task<IReadOnlyList<Waiver>> AllAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Waiver>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            "select round_id as RoundId, type, reason, made_by as MadeBy, made_ms as MadeAt from txct_waiver where ended_ms is null order by id", cancellationToken: cancel)))
            .Select(row => new Waiver(row.RoundId, row.Type, row.Reason, row.MadeBy, row.MadeAt))],
        cancel);

    public Task<bool> AddAsync(Waiver waiver, CancellationToken cancel) => database.WriteAsync(
        async work => await work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_waiver (round_id, type, reason, made_by, made_ms) values (@RoundId, @Type, @Reason, @By, @At)
            on conflict (round_id, type) where ended_ms is null do nothing
            """,
            new { waiver.RoundId, waiver.Type, waiver.Reason, waiver.By, waiver.At }, work.Transaction, cancellationToken: cancel)) == 1,
        cancel);

    public Task EndAsync(string roundId, string type, string by, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            "update txct_waiver set ended_ms = @at, ended_by = @by where round_id = @roundId and type = @type and ended_ms is null",
            new { roundId, type, by, at }, work.Transaction, cancellationToken: cancel)),
        cancel);

    private sealed record Row
    {
        public string RoundId { get; init; } = "";
        public string Type { get; init; } = "";
        public string Reason { get; init; } = "";
        public string MadeBy { get; init; } = "";
        public DateTimeOffset MadeAt { get; init; }
    }
}
