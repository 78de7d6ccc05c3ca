using Dapper;
using LangSon.Txct.Publishing.Withdrawing;

namespace LangSon.Txct.Storage;

/// <summary>Withdrawals as one table.</summary>
internal sealed class SqlWithdrawals(IDatabase database) : IWithdrawals
{
    public Task<IReadOnlyList<OrderedWithdrawal>> AllAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<OrderedWithdrawal>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            """
            select document_id as DocumentId, reason, replaced_by as ReplacedBy, ordered_by as OrderedBy, ordered_ms as OrderedAt, done_ms as DoneAt
            from txct_withdrawal order by ordered_ms, document_id
            """,
            cancellationToken: cancel))).Select(row => new OrderedWithdrawal(row.DocumentId, row.Reason, row.ReplacedBy, row.OrderedBy, row.OrderedAt, row.DoneAt))],
        cancel);

    public async Task<bool> AddAsync(Work work, OrderedWithdrawal order, CancellationToken cancel) => await work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_withdrawal (document_id, reason, replaced_by, ordered_by, ordered_ms) values (@DocumentId, @Reason, @ReplacedBy, @OrderedBy, @OrderedAt)
        on conflict (document_id) do nothing
        """,
        new { order.DocumentId, order.Reason, order.ReplacedBy, order.OrderedBy, order.OrderedAt }, work.Transaction, cancellationToken: cancel)) == 1;

    public Task MarkDoneAsync(Work work, string documentId, DateTimeOffset at, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        "update txct_withdrawal set done_ms = @at where document_id = @documentId", new { documentId, at }, work.Transaction, cancellationToken: cancel));

    public Task MarkOpenAsync(Work work, string documentId, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        "update txct_withdrawal set done_ms = null where document_id = @documentId", new { documentId }, work.Transaction, cancellationToken: cancel));

    private sealed record Row
    {
        public string DocumentId { get; init; } = "";
        public string Reason { get; init; } = "";
        public string? ReplacedBy { get; init; }
        public string OrderedBy { get; init; } = "";
        public DateTimeOffset OrderedAt { get; init; }
        public DateTimeOffset? DoneAt { get; init; }
    }
}
