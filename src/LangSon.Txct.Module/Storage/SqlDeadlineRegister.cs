using Dapper;
using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Storage;

/// <summary>Extensions and changes as tables; the days last told as one fact.</summary>
internal sealed class SqlDeadlineRegister(IDatabase database) : IDeadlineRegister
{
    private const string Told = "deadlines_told";

    public Task<IReadOnlyList<Extension>> ExtensionsAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Extension>>(
        async connection => [.. (await connection.QueryAsync<ExtensionRow>(new CommandDefinition(
            """
            select rule, subject, round_id as RoundId, meeting_id as MeetingId, until, reason, granted_by as GrantedBy, granted_ms as GrantedAt from txct_extension order by id
            """,
            cancellationToken: cancel))).Select(row => new Extension(row.Rule, row.Subject, row.RoundId, row.MeetingId, row.Until, row.Reason, row.GrantedBy, row.GrantedAt))],
        cancel);

    public Task ExtendAsync(Extension extension, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_extension (rule, subject, round_id, meeting_id, until, reason, granted_by, granted_ms)
            values (@Rule, @Subject, @RoundId, @MeetingId, @Until, @Reason, @GrantedBy, @GrantedAt)
            """,
            new { extension.Rule, extension.Subject, extension.RoundId, extension.MeetingId, extension.Until, extension.Reason, extension.GrantedBy, extension.GrantedAt },
            work.Transaction, cancellationToken: cancel)),
        cancel);

    public Task<IReadOnlyList<ToldDeadline>?> ToldAsync(CancellationToken cancel) => database.ReadAsync(
        async connection => await connection.ExecuteScalarAsync<string>(new CommandDefinition("select value from txct_meta where key = @Told", new { Told }, cancellationToken: cancel)) is { } json
            ? RecordJson.Read<IReadOnlyList<ToldDeadline>>(json) : null,
        cancel);

    public Task TellAsync(IReadOnlyList<ToldDeadline> told, IReadOnlyList<DeadlineChange> changes, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(work => TellAsync(work, told, changes, at, cancel), cancel);

    private static async Task TellAsync(Work work, IReadOnlyList<ToldDeadline> told, IReadOnlyList<DeadlineChange> changes, DateTimeOffset at, CancellationToken cancel)
    {
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "insert into txct_meta (key, value) values (@Told, @json) on conflict (key) do update set value = excluded.value",
            new { Told, json = RecordJson.Write(told) }, work.Transaction, cancellationToken: cancel));
        foreach (var change in changes)
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into txct_deadline_change (change_json, changed_ms) values (@json, @at)", new { json = RecordJson.Write(change), at }, work.Transaction, cancellationToken: cancel));
        }
    }

    public Task<IReadOnlyList<ToldChange>> ChangesSinceAsync(DateTimeOffset since, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<ToldChange>>(
        async connection => [.. (await connection.QueryAsync<ChangeRow>(new CommandDefinition(
            "select change_json as ChangeJson, changed_ms as ChangedAt from txct_deadline_change where changed_ms >= @since order by id desc", new { since }, cancellationToken: cancel)))
            .Select(row => new ToldChange(RecordJson.Read<DeadlineChange>(row.ChangeJson), row.ChangedAt))],
        cancel);

    private sealed record ExtensionRow
    {
        public string Rule { get; init; } = "";
        public string Subject { get; init; } = "";
        public string? RoundId { get; init; }
        public string? MeetingId { get; init; }
        public DateOnly Until { get; init; }
        public string Reason { get; init; } = "";
        public string GrantedBy { get; init; } = "";
        public DateTimeOffset GrantedAt { get; init; }
    }

    private sealed record ChangeRow
    {
        public string ChangeJson { get; init; } = "";
        public DateTimeOffset ChangedAt { get; init; }
    }
}
