using Dapper;
using LangSon.Txct.Central;
using LangSon.Txct.Publishing.Catalogue;

namespace LangSon.Txct.Storage;

/// <summary>The projection of the central system's list as one table.</summary>
internal sealed class SqlCatalogue(IDatabase database) : ICatalogue
{
    private const string Select =
        "select document_id as DocumentId, n as Number, metadata_json as MetadataJson, parts_json as PartsJson, modified_ms as ModifiedAt from txct_document";

    public Task<IReadOnlyList<CentralDocument>> AllAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<CentralDocument>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition($"{Select} order by document_id", cancellationToken: cancel))).Select(row => row.ToDocument())],
        cancel);

    public Task<CentralDocument?> FindAsync(string documentId, CancellationToken cancel) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"{Select} where document_id = @documentId", new { documentId }, cancellationToken: cancel)))?.ToDocument(),
        cancel);

    public Task ShowAsync(Work work, CentralDocument document, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        """
        insert into txct_document (document_id, n, metadata_json, parts_json, modified_ms) values (@DocumentId, @Number, @metadata, @parts, @ModifiedAt)
        on conflict (document_id) do update set n = excluded.n, metadata_json = excluded.metadata_json, parts_json = excluded.parts_json, modified_ms = excluded.modified_ms
        where excluded.n >= txct_document.n
        """,
        new { document.DocumentId, document.Number, metadata = RecordJson.Write(document.Metadata), parts = RecordJson.Write(document.Parts), document.ModifiedAt },
        work.Transaction, cancellationToken: cancel));

    public Task FollowAsync(CentralList<CentralDocument> list, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            // A document that changes while the pages are read is on two of them; the later one is right.
            var listed = list.Items.GroupBy(document => document.DocumentId).Select(same => same.Last())
                .Where(document => !document.Deleted).ToDictionary(document => document.DocumentId);
            var known = await work.Connection.QueryAsync<(string Id, long Number, long Modified)>(new CommandDefinition(
                "select document_id, n, modified_ms from txct_document", transaction: work.Transaction, cancellationToken: cancel));

            // Not listed any more, or with an older version than before: the central system was restored from a copy, and it decides.
            foreach (var gone in known.Where(row => (listed.GetValueOrDefault(row.Id)?.Number ?? 0) < row.Number && row.Modified < list.AsOf.ToUnixTimeMilliseconds()))
            {
                await work.Connection.ExecuteAsync(new CommandDefinition(
                    "delete from txct_document where document_id = @Id", new { gone.Id }, work.Transaction, cancellationToken: cancel));
            }

            foreach (var document in listed.Values)
            {
                await ShowAsync(work, document, cancel);
            }
        },
        cancel);

    private sealed record Row
    {
        public string DocumentId { get; init; } = "";
        public long Number { get; init; }
        public string MetadataJson { get; init; } = "";
        public string PartsJson { get; init; } = "";
        public DateTimeOffset ModifiedAt { get; init; }

        public CentralDocument ToDocument() => new(
            DocumentId, (int)Number, RecordJson.Read<DocumentMetadata>(MetadataJson), RecordJson.Read<Part[]>(PartsJson), ModifiedAt, Deleted: false);
    }
}
