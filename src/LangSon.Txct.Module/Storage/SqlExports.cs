using Dapper;
using LangSon.Txct.Petitions.Exporting;

namespace LangSon.Txct.Storage;

/// <summary>Exports and approvals as tables to which rows are only added.</summary>
internal sealed class SqlExports(IDatabase database, IHistory history) : IExports
{
    private const string Select =
        "select id, round_id as RoundId, file_name as FileName, media_type as MediaType, size, sha256, summary, made_by as MadeBy, made_ms as MadeAt from txct_export";

    public Task<IReadOnlyList<Export>> OfRoundAsync(string roundId, CancellationToken cancel) => ListAsync("where round_id = @value order by made_ms desc, id", roundId, cancel);

    public async Task<Export?> FindAsync(string id, CancellationToken cancel) => (await ListAsync("where id = @value", id, cancel)).FirstOrDefault();

    public Task AddAsync(Export export, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(
                """
                insert into txct_export (id, round_id, file_name, media_type, size, sha256, summary, made_by, made_ms)
                values (@Id, @RoundId, @FileName, @MediaType, @Size, @Sha256, @Summary, @By, @At)
                """,
                new { export.Id, export.RoundId, export.FileName, export.MediaType, export.Size, export.Sha256, export.Summary, export.By, export.At }, work.Transaction, cancellationToken: cancel));
            await history.AddAsync(work, new HistoryEvent(export.At, export.By, HistoryActs.Exported, export.FileName, export.Summary), cancel);
        },
        cancel);

    public Task<Approval?> ApprovalAsync(string roundId, CancellationToken cancel) => database.ReadAsync(
        async connection => (await connection.QueryFirstOrDefaultAsync<ApprovalRow>(new CommandDefinition(
            "select round_id as RoundId, mark, approved_by as ApprovedBy, approved_ms as ApprovedAt from txct_approval where round_id = @roundId order by id desc limit 1", new { roundId }, cancellationToken: cancel)))
            is { } row ? new Approval(row.RoundId, row.Mark, row.ApprovedBy, row.ApprovedAt) : null,
        cancel);

    public Task ApproveAsync(Approval approval, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(
                "insert into txct_approval (round_id, mark, approved_by, approved_ms) values (@RoundId, @Mark, @By, @At)",
                new { approval.RoundId, approval.Mark, approval.By, approval.At }, work.Transaction, cancellationToken: cancel));
            await history.AddAsync(work, new HistoryEvent(approval.At, approval.By, HistoryActs.Approved, approval.RoundId, "tổng hợp kiến nghị"), cancel);
        },
        cancel);

    private Task<IReadOnlyList<Export>> ListAsync(string where, string value, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Export>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition($"{Select} {where}", new { value }, cancellationToken: cancel)))
            .Select(row => new Export(row.Id, row.RoundId, row.FileName, row.MediaType, row.Size, row.Sha256, row.Summary, row.MadeBy, row.MadeAt))],
        cancel);

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string RoundId { get; init; } = "";
        public string FileName { get; init; } = "";
        public string MediaType { get; init; } = "";
        public long Size { get; init; }
        public string Sha256 { get; init; } = "";
        public string Summary { get; init; } = "";
        public string MadeBy { get; init; } = "";
        public DateTimeOffset MadeAt { get; init; }
    }

    private sealed record ApprovalRow
    {
        public string RoundId { get; init; } = "";
        public string Mark { get; init; } = "";
        public string ApprovedBy { get; init; } = "";
        public DateTimeOffset ApprovedAt { get; init; }
    }
}
