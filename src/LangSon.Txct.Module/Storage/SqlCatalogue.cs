using Dapper;
using LangSon.Txct.Central;
using LangSon.Txct.Publishing.Catalogue;

namespace LangSon.Txct.Storage;

/// <summary>The projection of the central system's list as one table.</summary>
internal sealed class SqlCatalogue(IDatabase database) : ICatalogue
{
    private const string Select =
        """
        select document_id as DocumentId, n as Number, metadata_json as MetadataJson, parts_json as PartsJson, withdrawn_json as WithdrawnJson, modified_ms as ModifiedAt
        from txct_document
        """;

    public Task<IReadOnlyList<CentralDocument>> AllAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<CentralDocument>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition($"{Select} order by document_id", cancellationToken: cancel))).Select(row => row.ToDocument())],
        cancel);

    public Task<CentralDocument?> FindAsync(string documentId, CancellationToken cancel) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"{Select} where document_id = @documentId", new { documentId }, cancellationToken: cancel)))?.ToDocument(),
        cancel);

    public Task ShowAsync(Work work, CentralDocument document, CancellationToken cancel) => WriteAsync(
        work, document, "where excluded.n >= txct_document.n and txct_document.withdrawn_json is null", cancel);

    public Task HideAsync(Work work, string documentId, CentralWithdrawal withdrawal, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        "update txct_document set parts_json = '[]', withdrawn_json = @withdrawn, modified_ms = @At where document_id = @documentId",
        new { documentId, withdrawn = RecordJson.Write(withdrawal), withdrawal.At }, work.Transaction, cancellationToken: cancel));

    public async Task<Followed> FollowAsync(Work work, CentralList<CentralDocument> list, CancellationToken cancel)
    {
        // A document that changes while the pages are read is on two of them; the later one is right.
        var listed = list.Items.GroupBy(document => document.DocumentId).Select(same => same.Last())
            .Where(document => !document.Deleted).ToDictionary(document => document.DocumentId);

        // What became known here after the list was asked for, the list cannot know.
        var known = (await work.Connection.QueryAsync<KnownRow>(new CommandDefinition(
            "select document_id as DocumentId, n as Number, withdrawn_json as WithdrawnJson from txct_document where modified_ms < @AsOf",
            new { list.AsOf }, work.Transaction, cancellationToken: cancel))).AsList();
        var lost = known.Where(row => row.WithdrawnJson is null && (listed.GetValueOrDefault(row.DocumentId)?.Number ?? 0) < row.Number)
            .Select(row => new LostDocument(row.DocumentId, listed.GetValueOrDefault(row.DocumentId)?.Number ?? 0)).ToList();
        var reappeared = known.Where(row => row.WithdrawnJson is not null && listed.GetValueOrDefault(row.DocumentId) is { Withdrawn: null }).Select(row => row.DocumentId).ToList();

        var visible = known.Where(row => row.WithdrawnJson is null).Select(row => row.DocumentId).ToHashSet();
        var withdrawn = listed.Values.Where(document => document.Withdrawn is not null && visible.Contains(document.DocumentId)).ToList();

        foreach (var documentId in lost.Select(document => document.DocumentId).Concat(reappeared))
        {
            await work.Connection.ExecuteAsync(new CommandDefinition(
                "delete from txct_document where document_id = @documentId", new { documentId }, work.Transaction, cancellationToken: cancel));
        }

        foreach (var document in listed.Values)
        {
            await WriteAsync(work, document, "where excluded.n >= txct_document.n and (txct_document.withdrawn_json is null or excluded.withdrawn_json is not null)", cancel);
        }

        return new Followed(await SetEpochAsync(work, list.Epoch, cancel), lost, reappeared, withdrawn);
    }

    private static Task WriteAsync(Work work, CentralDocument document, string where, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        $"""
        insert into txct_document (document_id, n, metadata_json, parts_json, withdrawn_json, modified_ms) values (@DocumentId, @Number, @metadata, @parts, @withdrawn, @ModifiedAt)
        on conflict (document_id) do update set
            n = excluded.n, metadata_json = excluded.metadata_json, parts_json = excluded.parts_json, withdrawn_json = excluded.withdrawn_json, modified_ms = excluded.modified_ms
        {where}
        """,
        new
        {
            document.DocumentId, document.Number, metadata = RecordJson.Write(document.Metadata), parts = RecordJson.Write(document.Parts),
            withdrawn = document.Withdrawn is null ? null : RecordJson.Write(document.Withdrawn), document.ModifiedAt,
        },
        work.Transaction, cancellationToken: cancel));

    /// <summary>Whether another one was known before.</summary>
    private static async Task<bool> SetEpochAsync(Work work, string epoch, CancellationToken cancel)
    {
        var before = await work.Connection.ExecuteScalarAsync<string>(new CommandDefinition(
            "select value from txct_meta where key = 'central_epoch'", transaction: work.Transaction, cancellationToken: cancel));
        await work.Connection.ExecuteAsync(new CommandDefinition(
            "insert into txct_meta (key, value) values ('central_epoch', @epoch) on conflict (key) do update set value = excluded.value", new { epoch }, work.Transaction, cancellationToken: cancel));
        return before is not null && before != epoch;
    }

    private sealed record KnownRow
    {
        public string DocumentId { get; init; } = "";
        public long Number { get; init; }
        public string? WithdrawnJson { get; init; }
    }

    private sealed record Row
    {
        public string DocumentId { get; init; } = "";
        public long Number { get; init; }
        public string MetadataJson { get; init; } = "";
        public string PartsJson { get; init; } = "";
        public string? WithdrawnJson { get; init; }
        public DateTimeOffset ModifiedAt { get; init; }

        public CentralDocument ToDocument() => new(
            DocumentId, (int)Number, RecordJson.Read<DocumentMetadata>(MetadataJson), RecordJson.Read<Part[]>(PartsJson), ModifiedAt, Deleted: false,
            WithdrawnJson is null ? null : RecordJson.Read<CentralWithdrawal>(WithdrawnJson));
    }
}
