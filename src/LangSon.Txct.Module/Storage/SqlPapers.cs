using System.Data.Common;
using Dapper;
using LangSon.Txct.Central;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Publishing;

namespace LangSon.Txct.Storage;

/// <summary>Register and own documents as two tables.</summary>
internal sealed class SqlPapers(IDatabase database) : IPapers
{
    private readonly SqlHistory history = new(database);

    private const string SelectFiles =
        """
        select f.id, f.path, f.size, f.written_ms as WrittenAt, f.sha256, f.media_type as MediaType, f.outcome, f.findings, f.read_json as ReadJson,
            f.taken_ms as TakenAt, f.document_id as DocumentId, f.n as Number, p.state
        from txct_file f left join txct_paper p on p.document_id = f.document_id and p.n = f.n
        """;

    private const string SelectPapers =
        """
        select document_id as DocumentId, n as Number, metadata_json as MetadataJson, parts_json as PartsJson, state, set_id as SetId from txct_paper
        """;

    public Task<IReadOnlyList<RegisteredFile>> FilesAsync(CancellationToken cancel) => FilesAsync("", new { }, cancel);

    public Task<IReadOnlyList<RegisteredFile>> FilesOfAsync(string sha256, CancellationToken cancel) => FilesAsync("where f.sha256 = @sha256", new { sha256 }, cancel);

    public Task<IReadOnlyList<SeenFile>> SeenAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<SeenFile>>(
        async connection => [.. (await connection.QueryAsync<(string Path, long Size, long WrittenMs)>(new CommandDefinition(
            "select path, size, written_ms from txct_file", cancellationToken: cancel)))
            .Select(row => new SeenFile(row.Path, row.Size, DateTimeOffset.FromUnixTimeMilliseconds(row.WrittenMs)))],
        cancel);

    public Task<RegisteredFile?> FindFileAsync(long id, CancellationToken cancel) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<FileRow>(new CommandDefinition($"{SelectFiles} where f.id = @id", new { id }, cancellationToken: cancel)))?.ToFile(),
        cancel);

    public Task<IReadOnlyList<Paper>> PapersAsync(CancellationToken cancel) => PapersAsync("", new { }, cancel);

    public Task<IReadOnlyList<Paper>> VersionsAsync(string documentId, CancellationToken cancel) => PapersAsync("where document_id = @documentId", new { documentId }, cancel);

    public Task<IReadOnlyList<Paper>> ConcerningAsync(string documentId, string? number, CancellationToken cancel) =>
        PapersAsync("where document_id = @documentId or full_number = @number or withdraws = @number", new { documentId, number }, cancel);

    public Task<IReadOnlyList<Paper>> WithdrawingAsync(CancellationToken cancel) => PapersAsync("where withdraws is not null and state = 'published'", new { }, cancel);

    public Task<IReadOnlyList<Paper>> InSetsAsync(CancellationToken cancel) => PapersAsync("where set_id is not null and state in ('sending', 'inset')", new { }, cancel);

    public Task<IReadOnlyList<Paper>> WaitingAsync(CancellationToken cancel) => PapersAsync("where state = 'waiting'", new { }, cancel);

    public Task<bool> RegisterAsync(NewFile file, Paper? paper, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            if (paper is not null && !await SetPaperAsync(work, paper, cancel))
            {
                return false;
            }

            await work.Connection.ExecuteAsync(new CommandDefinition(
                """
                insert into txct_file (path, size, written_ms, sha256, media_type, outcome, findings, read_json, document_id, n, taken_ms)
                values (@Path, @Size, @WrittenAt, @Sha256, @MediaType, @outcome, @findings, @read, @DocumentId, @Number, @TakenAt)
                """,
                new
                {
                    file.Path, file.Size, file.WrittenAt, file.Sha256, file.MediaType, outcome = Word(file.Outcome), findings = RecordJson.Write(file.Findings),
                    read = file.Read is null ? null : RecordJson.Write(file.Read), paper?.DocumentId, paper?.Number, file.TakenAt,
                },
                work.Transaction, cancellationToken: cancel));
            return true;
        },
        cancel);

    public Task TouchAsync(long id, long size, DateTimeOffset writtenAt, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            "update txct_file set size = @size, written_ms = @writtenAt where id = @id", new { id, size, writtenAt }, work.Transaction, cancellationToken: cancel)),
        cancel);

    public Task<bool> AcceptHeldAsync(long id, Paper paper, string by, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            var isHeld = await work.Connection.ExecuteScalarAsync<string>(new CommandDefinition(
                "select outcome from txct_file where id = @id", new { id }, work.Transaction, cancellationToken: cancel)) == "held";
            if (!isHeld || !await SetPaperAsync(work, paper, cancel))
            {
                return false;
            }

            await work.Connection.ExecuteAsync(new CommandDefinition(
                "update txct_file set outcome = 'accepted', document_id = @DocumentId, n = @Number, decided_by = @by where id = @id",
                new { id, paper.DocumentId, paper.Number, by }, work.Transaction, cancellationToken: cancel));
            await history.AddAsync(work, new HistoryEvent(at, by, HistoryActs.Completed, paper.DocumentId, paper.Number == 1 ? null : $"bản thứ {paper.Number}"), cancel);
            return true;
        },
        cancel);

    public async Task<bool> MarkSendingAsync(Work work, Paper paper, CancellationToken cancel) => await work.Connection.ExecuteAsync(new CommandDefinition(
        "update txct_paper set state = 'sending', set_id = @SetId where document_id = @DocumentId and n = @Number and state = 'waiting' and parts_json = @parts",
        new { paper.DocumentId, paper.Number, paper.SetId, parts = RecordJson.Write(paper.Parts) }, work.Transaction, cancellationToken: cancel)) == 1;

    public async Task<Paper?> MarkArrivedAsync(Work work, string documentId, int number, PaperStage stage, CancellationToken cancel)
    {
        var marked = await work.Connection.ExecuteAsync(new CommandDefinition(
            "update txct_paper set state = @state where document_id = @documentId and n = @number and state <> 'withdrawn'",
            new { documentId, number, state = Word(stage) }, work.Transaction, cancellationToken: cancel));
        return marked == 0 ? null : (await work.Connection.QuerySingleAsync<PaperRow>(new CommandDefinition(
            $"{SelectPapers} where document_id = @documentId and n = @number", new { documentId, number }, work.Transaction, cancellationToken: cancel))).ToPaper();
    }

    public async Task<IReadOnlyList<int>> MarkWithdrawnAsync(Work work, string documentId, CancellationToken cancel) =>
        [.. await work.Connection.QueryAsync<int>(new CommandDefinition(
            "update txct_paper set state = 'withdrawn' where document_id = @documentId returning n", new { documentId }, work.Transaction, cancellationToken: cancel))];

    public async Task<IReadOnlyList<Paper>> MarkLostAsync(Work work, string documentId, int number, CancellationToken cancel)
    {
        const string Lost = "document_id = @documentId and n > @number and state in";
        await work.Connection.ExecuteAsync(new CommandDefinition(
            $"update txct_paper set state = 'sending', set_id = null where {Lost} ('inset', 'published')", new { documentId, number }, work.Transaction, cancellationToken: cancel));
        return [.. (await work.Connection.QueryAsync<PaperRow>(new CommandDefinition(
            $"{SelectPapers} where {Lost} ('sending') order by n", new { documentId, number }, work.Transaction, cancellationToken: cancel))).Select(row => row.ToPaper())];
    }

    private Task<IReadOnlyList<RegisteredFile>> FilesAsync(string where, object values, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<RegisteredFile>>(
        async connection => [.. (await connection.QueryAsync<FileRow>(new CommandDefinition($"{SelectFiles} {where} order by f.id", values, cancellationToken: cancel))).Select(row => row.ToFile())],
        cancel);

    private Task<IReadOnlyList<Paper>> PapersAsync(string where, object values, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Paper>>(
        async connection => [.. (await connection.QueryAsync<PaperRow>(new CommandDefinition($"{SelectPapers} {where} order by document_id, n", values, cancellationToken: cancel))).Select(row => row.ToPaper())],
        cancel);

    /// <summary>Adds a version, or completes one that waits; false if it no longer does.</summary>
    private static async Task<bool> SetPaperAsync(Work work, Paper paper, CancellationToken cancel) => await work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_paper (document_id, n, full_number, withdraws, metadata_json, parts_json, state)
        values (@DocumentId, @Number, @fullNumber, @withdraws, @metadata, @parts, @state)
        on conflict (document_id, n) do update set
            full_number = excluded.full_number, withdraws = excluded.withdraws, metadata_json = excluded.metadata_json, parts_json = excluded.parts_json, state = excluded.state
        where txct_paper.state in ('incomplete', 'waiting')
        """,
        new
        {
            paper.DocumentId, paper.Number, fullNumber = paper.Metadata.FullNumber(), withdraws = paper.Withdraws(),
            metadata = RecordJson.Write(paper.Metadata), parts = RecordJson.Write(paper.Parts), state = Word(paper.Stage),
        },
        work.Transaction, cancellationToken: cancel)) == 1;

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private sealed record FileRow
    {
        public long Id { get; init; }
        public string Path { get; init; } = "";
        public long Size { get; init; }
        public DateTimeOffset WrittenAt { get; init; }
        public string Sha256 { get; init; } = "";
        public string MediaType { get; init; } = "";
        public string Outcome { get; init; } = "";
        public string Findings { get; init; } = "";
        public string? ReadJson { get; init; }
        public DateTimeOffset TakenAt { get; init; }
        public string? DocumentId { get; init; }
        public long? Number { get; init; }
        public string? State { get; init; }

        public RegisteredFile ToFile() => new(
            Id, Path, Size, WrittenAt, Sha256, MediaType, Enum.Parse<FileOutcome>(Outcome, ignoreCase: true), RecordJson.Read<Finding[]>(Findings),
            ReadJson is null ? null : RecordJson.Read<DocumentMetadata>(ReadJson), TakenAt, DocumentId, (int?)Number,
            State is null ? null : Enum.Parse<PaperStage>(State, ignoreCase: true));
    }

    private sealed record PaperRow
    {
        public string DocumentId { get; init; } = "";
        public long Number { get; init; }
        public string MetadataJson { get; init; } = "";
        public string PartsJson { get; init; } = "";
        public string State { get; init; } = "";
        public string? SetId { get; init; }

        public Paper ToPaper() => new(
            DocumentId, (int)Number, RecordJson.Read<DocumentMetadata>(MetadataJson), RecordJson.Read<Part[]>(PartsJson), Enum.Parse<PaperStage>(State, ignoreCase: true), SetId);
    }
}
