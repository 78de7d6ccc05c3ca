using Dapper;
using LangSon.Txct.Collecting;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Storage;

/// <summary>Inbox, cursors and the groups' papers as three tables.</summary>
internal sealed class SqlInbox(IDatabase database) : IInbox
{
    private const string SelectRows =
        "select id, source_id as SourceId, row_json as RowJson, content_sha256 as ContentSha256, state, code, message from txct_inbox";

    private const string SelectReports =
        """
        select report_id as ReportId, n as Number, group_id as GroupId, round, kind, title, source_id as SourceId, remote_id as RemoteId,
            content_sha256 as ContentSha256, received_ms as ReceivedAt
        from txct_report
        """;

    public Task<SourceCursor?> FindCursorAsync(string sourceId, CancellationToken cancel) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<CursorRow>(new CommandDefinition(
            "select cursor_ms as Bound, epoch from txct_source where group_id = @sourceId and cursor_ms is not null", new { sourceId }, cancellationToken: cancel))) is { } row
            ? new SourceCursor(row.Bound, row.Epoch)
            : null,
        cancel);

    public Task ReceiveAsync(string sourceId, IReadOnlyList<SourceReport> reports, SourceCursor? cursor, DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            foreach (var report in reports)
            {
                await work.Connection.ExecuteAsync(new CommandDefinition(
                    """
                    insert into txct_inbox (source_id, remote_id, remote_version, content_sha256, row_json, state, received_ms)
                    values (@sourceId, @Id, @Version, @content, @row, 'received', @now)
                    on conflict (source_id, remote_id, remote_version, content_sha256) do nothing
                    """,
                    new { sourceId, report.Id, report.Version, content = ReportIdentity.ContentOf(report), row = RecordJson.Write(report), now },
                    work.Transaction, cancellationToken: cancel));
            }

            if (cursor is not null)
            {
                await work.Connection.ExecuteAsync(new CommandDefinition(
                    """
                    insert into txct_source (group_id, cursor_ms, epoch, health) values (@sourceId, @Bound, @Epoch, 'ok')
                    on conflict (group_id) do update set cursor_ms = excluded.cursor_ms, epoch = excluded.epoch
                    """,
                    new { sourceId, cursor.Bound, cursor.Epoch }, work.Transaction, cancellationToken: cancel));
            }
        },
        cancel);

    public Task<IReadOnlyList<InboxRow>> OpenAsync(string sourceId, CancellationToken cancel) =>
        RowsAsync($"{SelectRows} where source_id = @sourceId and state = 'received' order by id", new { sourceId }, cancel);

    public Task<IReadOnlyList<InboxRow>> AllAsync(CancellationToken cancel) => RowsAsync($"{SelectRows} order by id", new { }, cancel);

    public Task<int> CountOpenAsync(CancellationToken cancel) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<int>(new CommandDefinition("select count(*) from txct_inbox where state = 'received'", cancellationToken: cancel)), cancel);

    public Task DecideAsync(Work work, long id, InboxState state, string? code, string? message, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        "update txct_inbox set state = @state, code = @code, message = @message where id = @id",
        new { id, state = state.ToString().ToLowerInvariant(), code, message }, work.Transaction, cancellationToken: cancel));

    public Task<IReadOnlyList<KnownReport>> VersionsAsync(string reportId, CancellationToken cancel) =>
        ReportsAsync($"{SelectReports} where report_id = @reportId order by n", new { reportId }, cancel);

    public Task AddReportAsync(Work work, KnownReport report, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_report (report_id, n, group_id, round, kind, title, source_id, remote_id, content_sha256, received_ms, state)
        values (@ReportId, @Number, @GroupId, @Round, @Kind, @Title, @SourceId, @RemoteId, @ContentSha256, @ReceivedAt, 'sending')
        """,
        report, work.Transaction, cancellationToken: cancel));

    public async Task<KnownReport?> MarkDeliveredAsync(Work work, string reportId, int number, CancellationToken cancel)
    {
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "update txct_report set state = 'delivered' where report_id = @reportId and n = @number", new { reportId, number }, work.Transaction, cancellationToken: cancel));
        return (await work.Connection.QuerySingleOrDefaultAsync<ReportRow>(new CommandDefinition(
            $"{SelectReports} where report_id = @reportId and n = @number", new { reportId, number }, work.Transaction, cancellationToken: cancel)))?.ToReport();
    }

    public Task<IReadOnlyList<KnownReport>> DeliveredAsync(string roundId, CancellationToken cancel) => ReportsAsync(
        $"{SelectReports} r where round = @roundId and state = 'delivered' and n = (select max(n) from txct_report l where l.report_id = r.report_id and l.state = 'delivered') order by report_id",
        new { roundId }, cancel);

    public Task SetHealthAsync(string sourceId, string health, string? reason, DateTimeOffset? answeredAt, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_source (group_id, health, reason, last_ok_ms) values (@sourceId, @health, @reason, @answeredAt)
            on conflict (group_id) do update set health = excluded.health, reason = excluded.reason, last_ok_ms = coalesce(excluded.last_ok_ms, txct_source.last_ok_ms)
            """,
            new { sourceId, health, reason, answeredAt }, work.Transaction, cancellationToken: cancel)),
        cancel);

    public Task<IReadOnlyList<SourceState>> HealthAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<SourceState>>(
        async connection => [.. (await connection.QueryAsync<HealthRow>(new CommandDefinition(
            "select group_id as GroupId, health, last_ok_ms as LastAnsweredAt, reason from txct_source order by group_id", cancellationToken: cancel)))
            .Select(row => new SourceState(row.GroupId, row.Health, row.LastAnsweredAt, row.Reason))],
        cancel);

    private Task<IReadOnlyList<InboxRow>> RowsAsync(string sql, object values, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<InboxRow>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(sql, values, cancellationToken: cancel))).Select(row => row.ToInboxRow())], cancel);

    private Task<IReadOnlyList<KnownReport>> ReportsAsync(string sql, object values, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<KnownReport>>(
        async connection => [.. (await connection.QueryAsync<ReportRow>(new CommandDefinition(sql, values, cancellationToken: cancel))).Select(row => row.ToReport())], cancel);

    private sealed record CursorRow
    {
        public DateTimeOffset Bound { get; init; }
        public string Epoch { get; init; } = "";
    }

    private sealed record HealthRow
    {
        public string GroupId { get; init; } = "";
        public string Health { get; init; } = "";
        public DateTimeOffset? LastAnsweredAt { get; init; }
        public string? Reason { get; init; }
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string SourceId { get; init; } = "";
        public string RowJson { get; init; } = "";
        public string ContentSha256 { get; init; } = "";
        public string State { get; init; } = "";
        public string? Code { get; init; }
        public string? Message { get; init; }

        public InboxRow ToInboxRow() => new(
            Id, SourceId, RecordJson.Read<SourceReport>(RowJson), ContentSha256, Enum.Parse<InboxState>(State, ignoreCase: true), Code, Message);
    }

    private sealed record ReportRow
    {
        public string ReportId { get; init; } = "";
        public long Number { get; init; }
        public string GroupId { get; init; } = "";
        public string Round { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public string SourceId { get; init; } = "";
        public string RemoteId { get; init; } = "";
        public string ContentSha256 { get; init; } = "";
        public DateTimeOffset ReceivedAt { get; init; }

        public KnownReport ToReport() => new(ReportId, (int)Number, GroupId, Round, Kind, Title, SourceId, RemoteId, ContentSha256, ReceivedAt);
    }
}
