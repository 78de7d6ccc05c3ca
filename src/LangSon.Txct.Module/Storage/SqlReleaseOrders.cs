using Dapper;
using LangSon.Txct.Publishing.Release;

namespace LangSon.Txct.Storage;

/// <summary>Orders to let versions go, one row for each version.</summary>
internal sealed class SqlReleaseOrders(IDatabase database) : IReleaseOrders
{
    public Task<IReadOnlyList<ReleaseOrder>> AllAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<ReleaseOrder>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            "select document_id as DocumentId, n as Number, reason, ordered_by as OrderedBy, ordered_ms as OrderedAt from txct_release_order", cancellationToken: cancel)))
            .Select(row => new ReleaseOrder(row.DocumentId, (int)row.Number, row.Reason, row.OrderedBy, row.OrderedAt))],
        cancel);

    public Task<bool> AddAsync(ReleaseOrder order, CancellationToken cancel) => database.WriteAsync(
        async work => await work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_release_order (document_id, n, reason, ordered_by, ordered_ms) values (@DocumentId, @Number, @Reason, @By, @At)
            on conflict (document_id, n) do nothing
            """,
            new { order.DocumentId, order.Number, order.Reason, order.By, order.At }, work.Transaction, cancellationToken: cancel)) == 1,
        cancel);

    private sealed record Row
    {
        public string DocumentId { get; init; } = "";
        public long Number { get; init; }
        public string Reason { get; init; } = "";
        public string OrderedBy { get; init; } = "";
        public DateTimeOffset OrderedAt { get; init; }
    }
}
