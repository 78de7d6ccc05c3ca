using Dapper;
using LangSon.Txct.Operations.Jobs;

namespace LangSon.Txct.Storage;

/// <summary>The outbox's rows, looked at and not touched.</summary>
internal sealed class SqlJobs(IDatabase database) : IJobs
{
    private const int Most = 200;

    public Task<int> CountAsync(JobState state, CancellationToken cancel) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<int>(new CommandDefinition($"select count(*) from txct_outbox where {Where(state)}", cancellationToken: cancel)), cancel);

    public Task<OpenJobs> OpenAsync(CancellationToken cancel) => database.ReadAsync(
        async connection =>
        {
            var row = await connection.QuerySingleAsync<OpenRow>(new CommandDefinition(
                "select count(*) as Count, min(created_ms) as Oldest from txct_outbox where state in ('ready', 'retry', 'leased')", cancellationToken: cancel));
            return new OpenJobs((int)row.Count, row.Oldest);
        },
        cancel);

    public Task<IReadOnlyList<Job>> ListAsync(JobState state, string? words, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Job>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select id as Id, kind as Kind, aggregate_id as Aggregate, version as Version, fails_transient + fails_permanent as Tries, created_ms as Made, updated_ms as Changed,
                case when state in ('ready', 'retry') then next_at_ms end as Next, err_class as FaultClass, err_code as Code, err_text as Reason
            from txct_outbox
            where {Where(state)} and (@words is null or lower(kind || ' ' || aggregate_id || ' ' || coalesce(err_code, '') || ' ' || coalesce(err_text, '')) like @words)
            order by updated_ms desc, seq desc limit {Most}
            """,
            new { words = string.IsNullOrWhiteSpace(words) ? null : $"%{words.Trim().ToLowerInvariant()}%" }, cancellationToken: cancel)))
            .Select(row => new Job(row.Id, row.Kind, row.Aggregate, (int)row.Version, (int)row.Tries, row.Made, row.Changed, row.Next, row.FaultClass, row.Code, row.Reason))],
        cancel);

    private static string Where(JobState state) => state switch
    {
        JobState.Waiting => "state in ('ready', 'retry')",
        JobState.Running => "state = 'leased'",
        JobState.Failed => "state = 'quarantined'",
        _ => "state = 'done'",
    };

    private sealed record OpenRow
    {
        public long Count { get; init; }
        public DateTimeOffset? Oldest { get; init; }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Aggregate { get; init; } = "";
        public long Version { get; init; }
        public long Tries { get; init; }
        public DateTimeOffset Made { get; init; }
        public DateTimeOffset Changed { get; init; }
        public DateTimeOffset? Next { get; init; }
        public string? FaultClass { get; init; }
        public string? Code { get; init; }
        public string? Reason { get; init; }
    }
}
