using System.Data.Common;
using Dapper;
using LangSon.Txct.Central;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Publishing;

namespace LangSon.Txct.Storage;

/// <summary>Register and own documents as two tables.</summary>
internal sealed class SqlPapers(IDatabase database) : IPapers
{
    private const string SelectFiles =
        """
        select f.id, f.path, f.size, f.written_ms as WrittenAt, f.sha256, f.media_type as MediaType, f.outcome, f.findings, f.read_json as ReadJson,
            f.taken_ms as TakenAt, f.document_id as DocumentId, f.n as Number, p.state
        from txct_file f left join txct_paper p on p.document_id = f.document_id and p.n = f.n
        """;

    private const string SelectPapers =
        """
        select document_id as DocumentId, n as Number, metadata_json as MetadataJson, part_name as PartName, media_type as MediaType, size, sha256, state
        from txct_paper
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

    public Task<IReadOnlyList<Paper>> WaitingAsync(CancellationToken cancel) => PapersAsync("where state = 'waiting'", new { }, cancel);

    public Task RegisterAsync(NewFile file, Paper? paper, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
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
            if (paper is not null)
            {
                await AddPaperAsync(work, paper, cancel);
            }
        },
        cancel);

    public Task TouchAsync(long id, long size, DateTimeOffset writtenAt, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            "update txct_file set size = @size, written_ms = @writtenAt where id = @id", new { id, size, writtenAt }, work.Transaction, cancellationToken: cancel)),
        cancel);

    public Task<bool> AcceptHeldAsync(long id, Paper paper, string by, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            var held = await work.Connection.ExecuteAsync(new CommandDefinition(
                "update txct_file set outcome = 'accepted', document_id = @DocumentId, n = @Number, decided_by = @by where id = @id and outcome = 'held'",
                new { id, paper.DocumentId, paper.Number, by }, work.Transaction, cancellationToken: cancel)) == 1;
            if (held)
            {
                await AddPaperAsync(work, paper, cancel);
            }

            return held;
        },
        cancel);

    public async Task<bool> MarkSendingAsync(Work work, string documentId, int number, CancellationToken cancel) => await work.Connection.ExecuteAsync(new CommandDefinition(
        "update txct_paper set state = 'sending' where document_id = @documentId and n = @number and state = 'waiting'",
        new { documentId, number }, work.Transaction, cancellationToken: cancel)) == 1;

    public async Task<Paper?> MarkPublishedAsync(Work work, string documentId, int number, CancellationToken cancel)
    {
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "update txct_paper set state = 'published' where document_id = @documentId and n = @number",
            new { documentId, number }, work.Transaction, cancellationToken: cancel));
        return (await work.Connection.QuerySingleOrDefaultAsync<PaperRow>(new CommandDefinition(
            $"{SelectPapers} where document_id = @documentId and n = @number", new { documentId, number }, work.Transaction, cancellationToken: cancel)))?.ToPaper();
    }

    private Task<IReadOnlyList<RegisteredFile>> FilesAsync(string where, object values, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<RegisteredFile>>(
        async connection => [.. (await connection.QueryAsync<FileRow>(new CommandDefinition($"{SelectFiles} {where} order by f.id", values, cancellationToken: cancel))).Select(row => row.ToFile())],
        cancel);

    private Task<IReadOnlyList<Paper>> PapersAsync(string where, object values, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Paper>>(
        async connection => [.. (await connection.QueryAsync<PaperRow>(new CommandDefinition($"{SelectPapers} {where} order by document_id, n", values, cancellationToken: cancel))).Select(row => row.ToPaper())],
        cancel);

    private static Task AddPaperAsync(Work work, Paper paper, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        "insert into txct_paper values (@DocumentId, @Number, @metadata, @Name, @MediaType, @Size, @Sha256, @state)",
        new { paper.DocumentId, paper.Number, metadata = RecordJson.Write(paper.Metadata), paper.Part.Name, paper.Part.MediaType, paper.Part.Size, paper.Part.Sha256, state = Word(paper.Stage) },
        work.Transaction, cancellationToken: cancel));

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
        public string PartName { get; init; } = "";
        public string MediaType { get; init; } = "";
        public long Size { get; init; }
        public string Sha256 { get; init; } = "";
        public string State { get; init; } = "";

        public Paper ToPaper() => new(
            DocumentId, (int)Number, RecordJson.Read<DocumentMetadata>(MetadataJson), new Part(PartName, MediaType, Size, Sha256), Enum.Parse<PaperStage>(State, ignoreCase: true));
    }
}
