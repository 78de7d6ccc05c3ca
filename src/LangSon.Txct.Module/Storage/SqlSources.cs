using Dapper;
using LangSon.Txct.Collecting;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Storage;

/// <summary>The sources of groups' papers: how far each was read, what it listed, how it answers.</summary>
internal sealed class SqlSources(IDatabase database) : ISourceRegister
{
    /// <summary>A row is new unless the paper's last row says the same; beside whole readings, the last of its version: an answer may be older than the one before.</summary>
    private const string AddRow =
        """
        insert into txct_inbox (source_id, remote_id, remote_version, content_sha256, modified_ms, row_json, state, received_ms)
        select @sourceId, @Id, @Version, @content, @ModifiedAt, @row, 'received', @now
        where not exists (
            select 1 from txct_inbox same
            where same.source_id = @sourceId and same.remote_id = @Id and same.remote_version = @Version and same.content_sha256 = @content and same.id = (
                select max(last.id) from txct_inbox last where last.source_id = @sourceId and last.remote_id = @Id and (@isWhole or last.remote_version = @Version)))
        """;

    public async Task<SourceReading> FindAsync(string sourceId, CancellationToken cancel) => await database.ReadAsync(
        connection => connection.ExecuteScalarAsync<string?>(new CommandDefinition("select reading_json from txct_source where source_id = @sourceId", new { sourceId }, cancellationToken: cancel)),
        cancel) is { } json ? RecordJson.Read<SourceReading>(json) : new SourceReading();

    public Task<IReadOnlyList<SourceReport>> ReceiveAsync(
        IReportSource source, IReadOnlyList<SourceReport> reports, bool isWhole, SourceReading? reading, DateTimeOffset now, CancellationToken cancel) => reports.Count == 0 && reading is null
        ? Task.FromResult<IReadOnlyList<SourceReport>>([])
        : database.WriteAsync<IReadOnlyList<SourceReport>>(
            async work =>
            {
                List<SourceReport> added = [];
                foreach (var report in reports)
                {
                    var rows = await work.Connection.ExecuteAsync(new CommandDefinition(
                        AddRow,
                        new { sourceId = source.Id, report.Id, report.Version, report.ModifiedAt, content = ReportIdentity.ContentOf(report), row = RecordJson.Write(report), isWhole, now },
                        work.Transaction, cancellationToken: cancel));
                    added.AddRange(rows == 1 ? [report] : []);
                }

                await TakeBackAsync(work, source.Id, reports, cancel);
                if (reading is not null)
                {
                    await KeepAsync(work, source, reading, cancel);
                    await AnsweredAsync(work, source.Id, now, cancel);
                }

                return added;
            },
            cancel);

    public Task<IReadOnlyList<string>> ChangedSinceAsync(string sourceId, DateTimeOffset since, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<string>>(
        async connection => [.. await connection.QueryAsync<string>(new CommandDefinition(
            """
            select distinct remote_id from txct_inbox i
            where source_id = @sourceId and modified_ms >= @since
                and id = (select max(l.id) from txct_inbox l where l.source_id = @sourceId and l.remote_id = i.remote_id)
                and not exists (select 1 from txct_absence a where a.source_id = @sourceId and a.remote_id = i.remote_id)
            """,
            new { sourceId, since }, cancellationToken: cancel))],
        cancel);

    public Task<IReadOnlyList<KnownPaper>> KnownAsync(string sourceId, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<KnownPaper>>(
        async connection => [.. (await connection.QueryAsync<KnownRow>(new CommandDefinition(
            """
            select distinct i.remote_id as RemoteId, coalesce(a.times, 0) as Away, a.last_ms as AwaySince
            from txct_inbox i left join txct_absence a on a.source_id = i.source_id and a.remote_id = i.remote_id
            where i.source_id = @sourceId and a.gone_ms is null
            """,
            new { sourceId }, cancellationToken: cancel))).Select(row => new KnownPaper(row.RemoteId, (int)row.Away, row.AwaySince))],
        cancel);

    public Task CompareAsync(IReportSource source, IReadOnlyList<Absence> away, SourceReading reading, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            foreach (var absence in away)
            {
                await work.Connection.ExecuteAsync(new CommandDefinition(
                    """
                    insert into txct_absence (source_id, remote_id, times, last_ms, gone_ms) values (@sourceId, @RemoteId, @Times, @CountedAt, @GoneAt)
                    on conflict (source_id, remote_id) do update set times = excluded.times, last_ms = excluded.last_ms, gone_ms = coalesce(txct_absence.gone_ms, excluded.gone_ms)
                    """,
                    new { sourceId = source.Id, absence.RemoteId, absence.Times, absence.CountedAt, absence.GoneAt }, work.Transaction, cancellationToken: cancel));
            }

            await KeepAsync(work, source, reading, cancel);
        },
        cancel);

    public Task KeepAsync(IReportSource source, SourceReading reading, CancellationToken cancel) => database.WriteAsync(work => KeepAsync(work, source, reading, cancel), cancel);

    public Task SetHealthAsync(IReportSource source, string health, string? reason, DateTimeOffset? answeredAt, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_source (source_id, group_id, health, reason, last_ok_ms) values (@Id, @GroupId, @health, @reason, @answeredAt)
            on conflict (source_id) do update set health = excluded.health, reason = excluded.reason, last_ok_ms = coalesce(excluded.last_ok_ms, txct_source.last_ok_ms)
            """,
            new { source.Id, source.GroupId, health, reason, answeredAt }, work.Transaction, cancellationToken: cancel)),
        cancel);

    public async Task<IReadOnlyList<SourceState>> HealthAsync(CancellationToken cancel) => [.. (await CoverageAsync(cancel)).Select(source => source.State)];

    public Task<IReadOnlyList<SourceCoverage>> CoverageAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<SourceCoverage>>(
        async connection => [.. (await connection.QueryAsync<CoverageRow>(new CommandDefinition(
            """
            select source_id as SourceId, group_id as GroupId, health, last_ok_ms as LastAnsweredAt, reason, reading_json as ReadingJson,
                (select count(*) from txct_inbox i where i.source_id = s.source_id and i.state in ('received', 'held', 'refused')
                    and i.id = (select max(l.id) from txct_inbox l where l.source_id = i.source_id and l.remote_id = i.remote_id)) as NotTaken,
                (select count(*) from txct_absence a where a.source_id = s.source_id and a.gone_ms is not null) as Gone
            from txct_source s order by source_id
            """,
            cancellationToken: cancel))).Select(row => row.ToCoverage())],
        cancel);

    /// <summary>What is listed is not away.</summary>
    private static async Task TakeBackAsync(Work work, string sourceId, IReadOnlyList<SourceReport> reports, CancellationToken cancel)
    {
        var away = (await work.Connection.QueryAsync<string>(new CommandDefinition(
            "select remote_id from txct_absence where source_id = @sourceId", new { sourceId }, work.Transaction, cancellationToken: cancel))).ToHashSet();
        foreach (var report in reports.Where(report => !report.Deleted && away.Contains(report.Id)))
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(
                "delete from txct_absence where source_id = @sourceId and remote_id = @Id", new { sourceId, report.Id }, work.Transaction, cancellationToken: cancel));
        }
    }

    private static Task KeepAsync(Work work, IReportSource source, SourceReading reading, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_source (source_id, group_id, reading_json, health) values (@Id, @GroupId, @reading, 'ok')
        on conflict (source_id) do update set reading_json = excluded.reading_json
        """,
        new { source.Id, source.GroupId, reading = RecordJson.Write(reading) }, work.Transaction, cancellationToken: cancel));

    private static Task AnsweredAsync(Work work, string sourceId, DateTimeOffset now, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        "update txct_source set health = 'ok', reason = null, last_ok_ms = @now where source_id = @sourceId", new { sourceId, now }, work.Transaction, cancellationToken: cancel));

    private sealed record KnownRow
    {
        public string RemoteId { get; init; } = "";
        public long Away { get; init; }
        public DateTimeOffset? AwaySince { get; init; }
    }

    private sealed record CoverageRow
    {
        public string SourceId { get; init; } = "";
        public string? GroupId { get; init; }
        public string Health { get; init; } = "";
        public DateTimeOffset? LastAnsweredAt { get; init; }
        public string? Reason { get; init; }
        public string? ReadingJson { get; init; }
        public long NotTaken { get; init; }
        public long Gone { get; init; }

        public SourceCoverage ToCoverage() => new(
            new SourceState(SourceId, GroupId, Health, LastAnsweredAt, Reason), ReadingJson is null ? new SourceReading() : RecordJson.Read<SourceReading>(ReadingJson), (int)NotTaken, (int)Gone);
    }
}
