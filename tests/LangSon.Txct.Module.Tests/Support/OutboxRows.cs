using Dapper;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Support;

/// <summary>What stands in the outbox's table, for tests that look behind its interface.</summary>
internal static class OutboxRows
{
    public static Task<IReadOnlyList<OutboxRow>> OutboxAsync(this IDatabase database) => database.ReadAsync<IReadOnlyList<OutboxRow>>(
        async connection => [.. await connection.QueryAsync<OutboxRow>(
            """
            select id, kind, aggregate_id as AggregateId, version, state, idem_key as Key, epoch, claims, fails_transient as TransientFails, fails_permanent as PermanentFails,
                err_class as ErrorClass, err_code as ErrorCode, next_at_ms as NextAtMs, receipt_json as ReceiptJson
            from txct_outbox order by seq
            """)],
        TestContext.Current.CancellationToken);

    public static async Task<OutboxRow> OutboxRowAsync(this IDatabase database, string aggregateId) =>
        (await database.OutboxAsync()).Single(row => row.AggregateId == aggregateId);
}

internal sealed record OutboxRow
{
    public string Id { get; init; } = "";
    public string Kind { get; init; } = "";
    public string AggregateId { get; init; } = "";
    public long Version { get; init; }
    public string State { get; init; } = "";
    public string Key { get; init; } = "";
    public long Epoch { get; init; }
    public long Claims { get; init; }
    public long TransientFails { get; init; }
    public long PermanentFails { get; init; }
    public string? ErrorClass { get; init; }
    public string? ErrorCode { get; init; }
    public long NextAtMs { get; init; }
    public string? ReceiptJson { get; init; }
}
