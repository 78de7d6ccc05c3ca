using Dapper;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;

namespace LangSon.Txct.Storage;

/// <summary>The inbox, and the groups' papers that it made.</summary>
internal sealed class SqlInbox(IDatabase database) : IInbox
{
    /// <summary>Open rows that are read at once: enough to be few questions, few enough to be small.</summary>
    private const int AtOnce = 50;

    private const string SelectRows =
        """
        select id, source_id as SourceId, row_json as RowJson, files_json as FilesJson, suggestion_json as SuggestionJson, content_sha256 as ContentSha256, state, code, message,
            fails, received_ms as ReceivedAt, decided_by as DecidedBy
        from txct_inbox
        """;

    private const string SelectReports = $"select {ReportRow.Columns} from txct_report";

    public Task<IReadOnlyList<InboxRow>> OpenAsync(string sourceId, DateTimeOffset now, long after, CancellationToken cancel) => RowsAsync(
        $"{SelectRows} where source_id = @sourceId and state = 'received' and next_ms <= @now and id > @after order by id limit {AtOnce}", new { sourceId, now, after }, cancel);

    public Task<int> CountOpenAsync(DateTimeOffset now, CancellationToken cancel) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<int>(new CommandDefinition(
            "select count(*) from txct_inbox where state = 'received' and next_ms <= @now", new { now }, cancellationToken: cancel)), cancel);

    public Task<IReadOnlyList<InboxRow>> AllAsync(CancellationToken cancel) => RowsAsync($"{SelectRows} order by id", new { }, cancel);

    public async Task<InboxRow?> FindAsync(long id, CancellationToken cancel) => (await RowsAsync($"{SelectRows} where id = @id", new { id }, cancel)).SingleOrDefault();

    public Task<IReadOnlyList<InboxRow>> OfArrivalAsync(string sourceId, string remoteId, CancellationToken cancel) => RowsAsync(
        $"{SelectRows} where source_id = @sourceId and (remote_id = @remoteId or remote_id like @parts) order by id", new { sourceId, remoteId, parts = $"{remoteId}#%" }, cancel);

    public async Task<bool> DecideAsync(Work work, InboxRow row, Decision decision, CancellationToken cancel) => await work.Connection.ExecuteAsync(new CommandDefinition(
        """
        update txct_inbox set state = @state, code = @Code, message = @Message, decided_by = coalesce(@By, decided_by), settled = 0, fails = 0, next_ms = 0,
            row_json = coalesce(@report, row_json), files_json = coalesce(@files, files_json), suggestion_json = @suggestion
        where id = @Id and state = @was
        """,
        new
        {
            row.Id, was = WordOf(row.State), state = WordOf(decision.State), decision.Code, decision.Message, decision.By,
            report = Written(decision.Report), files = Written(decision.Files), suggestion = Written(decision.Suggestion),
        },
        work.Transaction, cancellationToken: cancel)) == 1;

    public Task AddPartAsync(Work work, InboxRow row, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_inbox (source_id, remote_id, remote_version, content_sha256, modified_ms, row_json, files_json, state, settled, received_ms)
        values (@SourceId, @remoteId, @version, @ContentSha256, @modified, @report, @files, 'received', 1, @ReceivedAt)
        """,
        new
        {
            row.SourceId, remoteId = row.Report.Id, version = row.Report.Version, row.ContentSha256, modified = row.Report.ModifiedAt,
            report = Written(row.Report), files = Written(row.Files), row.ReceivedAt,
        },
        work.Transaction, cancellationToken: cancel));

    public Task PostponeAsync(long id, string code, string message, DateTimeOffset next, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            "update txct_inbox set code = @code, message = @message, fails = fails + 1, next_ms = @next where id = @id and state = 'received'",
            new { id, code, message, next }, work.Transaction, cancellationToken: cancel)),
        cancel);

    public Task<IReadOnlyList<InboxRow>> UnsettledAsync(string sourceId, CancellationToken cancel) =>
        RowsAsync($"{SelectRows} where source_id = @sourceId and settled = 0 and state <> 'received' order by id", new { sourceId }, cancel);

    public Task SettleAsync(long id, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition("update txct_inbox set settled = 1 where id = @id", new { id }, work.Transaction, cancellationToken: cancel)), cancel);

    public Task MarkGoneAsync(Work work, string sourceId, string remoteId, DateTimeOffset at, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_absence (source_id, remote_id, times, last_ms, gone_ms) values (@sourceId, @remoteId, 0, @at, @at)
        on conflict (source_id, remote_id) do update set gone_ms = coalesce(txct_absence.gone_ms, excluded.gone_ms)
        """,
        new { sourceId, remoteId, at }, work.Transaction, cancellationToken: cancel));

    public Task<IReadOnlyList<KnownReport>> VersionsAsync(string reportId, CancellationToken cancel) =>
        ReportsAsync($"{SelectReports} where report_id = @reportId order by n", new { reportId }, cancel);

    public async Task<IReadOnlyList<Part>> FilesAsync(KnownReport report, CancellationToken cancel) => (await RowsAsync(
        $"{SelectRows} where source_id = @SourceId and remote_id = @RemoteId and content_sha256 = @ContentSha256 and state = 'applied' order by id desc", report, cancel)).FirstOrDefault()?.Files ?? [];

    public Task AddReportAsync(Work work, KnownReport report, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_report (report_id, n, group_id, round, kind, title, source_id, remote_id, content_sha256, bytes_sha256, received_ms, state)
        values (@ReportId, @Number, @GroupId, @Round, @Kind, @Title, @SourceId, @RemoteId, @ContentSha256, @BytesSha256, @ReceivedAt, 'sending')
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

    public Task<bool> ConfirmAsync(Confirmation confirmation, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(
                """
                insert into txct_confirmation (report_id, n, recipient, confirmed_by, confirmed_ms)
                select report_id, n, @Recipient, @By, @At from txct_report where report_id = @ReportId and n = @Number
                on conflict (report_id, n, recipient) do nothing
                """,
                confirmation, work.Transaction, cancellationToken: cancel));
            return await work.Connection.ExecuteScalarAsync<int>(new CommandDefinition(
                "select count(*) from txct_confirmation where report_id = @ReportId and n = @Number and recipient = @Recipient",
                confirmation, work.Transaction, cancellationToken: cancel)) == 1;
        },
        cancel);

    public Task<IReadOnlyList<Confirmation>> ConfirmationsAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Confirmation>>(
        async connection => [.. (await connection.QueryAsync<ConfirmationRow>(new CommandDefinition(
            "select report_id as ReportId, n as Number, recipient, confirmed_by as By, confirmed_ms as At from txct_confirmation order by confirmed_ms", cancellationToken: cancel)))
            .Select(row => new Confirmation(row.ReportId, (int)row.Number, row.Recipient, row.By, row.At))],
        cancel);

    private Task<IReadOnlyList<InboxRow>> RowsAsync(string sql, object values, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<InboxRow>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(sql, values, cancellationToken: cancel))).Select(row => row.ToInboxRow())], cancel);

    private Task<IReadOnlyList<KnownReport>> ReportsAsync(string sql, object values, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<KnownReport>>(
        async connection => [.. (await connection.QueryAsync<ReportRow>(new CommandDefinition(sql, values, cancellationToken: cancel))).Select(row => row.ToReport())], cancel);

    private static string WordOf(InboxState state) => state.ToString().ToLowerInvariant();

    private static string? Written<T>(T? record) where T : class => record is null ? null : RecordJson.Write(record);

    private sealed record Row
    {
        public long Id { get; init; }
        public string SourceId { get; init; } = "";
        public string RowJson { get; init; } = "";
        public string? FilesJson { get; init; }
        public string? SuggestionJson { get; init; }
        public string ContentSha256 { get; init; } = "";
        public string State { get; init; } = "";
        public string? Code { get; init; }
        public string? Message { get; init; }
        public long Fails { get; init; }
        public DateTimeOffset ReceivedAt { get; init; }
        public string? DecidedBy { get; init; }

        public InboxRow ToInboxRow() => new(
            Id, SourceId, RecordJson.Read<SourceReport>(RowJson), ContentSha256, Enum.Parse<InboxState>(State, ignoreCase: true), Code, Message,
            FilesJson is null ? null : RecordJson.Read<Part[]>(FilesJson), SuggestionJson is null ? null : RecordJson.Read<Suggestion>(SuggestionJson), (int)Fails, ReceivedAt, DecidedBy);
    }

    private sealed record ConfirmationRow
    {
        public string ReportId { get; init; } = "";
        public long Number { get; init; }
        public string Recipient { get; init; } = "";
        public string By { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }
}
