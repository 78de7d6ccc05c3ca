using Dapper;
using LangSon.Txct.Delivery;

namespace LangSon.Txct.Storage;

/// <summary>The outbox's rows that were set aside.</summary>
internal sealed class SqlDeliveryRegister(IDatabase database) : IDeliveryRegister
{
    public Task<IReadOnlyList<SetAsideDelivery>> SetAsideAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<SetAsideDelivery>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select id, kind, aggregate_id as AggregateId, version, err_code as Code, err_text as Reason, updated_ms as Since
            from txct_outbox where state = 'quarantined' order by updated_ms, seq
            """,
            cancellationToken: cancel))).Select(row => new SetAsideDelivery(row.Id, row.Kind, row.AggregateId, (int)row.Version, row.Code, row.Reason, row.Since))],
        cancel);

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Kind { get; init; } = "";
        public string AggregateId { get; init; } = "";
        public long Version { get; init; }
        public string Code { get; init; } = "";
        public string Reason { get; init; } = "";
        public DateTimeOffset Since { get; init; }
    }
}
