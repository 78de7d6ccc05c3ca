using Dapper;
using LangSon.Txct.Library.Openings;

namespace LangSon.Txct.Storage;

/// <summary>Openings as one table, a row for each person and version.</summary>
internal sealed class SqlOpenings(IDatabase database) : IOpenings
{
    public Task RecordAsync(IReadOnlyList<OpenedVersion> versions, Reader reader, DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_opening (document_id, n, person, group_id, name, first_ms, last_ms, times) values (@DocumentId, @Number, @Person, @GroupId, @Name, @now, @now, 1)
            on conflict (document_id, n, person) do update set group_id = excluded.group_id, name = excluded.name, last_ms = excluded.last_ms, times = txct_opening.times + 1
            """,
            versions.Select(version => new { version.DocumentId, version.Number, reader.Person, reader.GroupId, reader.Name, now }), work.Transaction, cancellationToken: cancel)),
        cancel);

    public Task<IReadOnlyList<Opening>> OfAsync(string documentId, CancellationToken cancel) => ListAsync("document_id = @value order by first_ms, person", documentId, cancel);

    public Task<IReadOnlyList<Opening>> OfPersonAsync(string person, CancellationToken cancel) => ListAsync("person = @value order by last_ms desc, document_id, n", person, cancel);

    private Task<IReadOnlyList<Opening>> ListAsync(string where, string value, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Opening>>(
        async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            $"select document_id as DocumentId, n as Number, person, group_id as GroupId, name, first_ms as FirstAt, last_ms as LastAt, times from txct_opening where {where}",
            new { value }, cancellationToken: cancel))).Select(row => new Opening(row.DocumentId, (int)row.Number, new Reader(row.Person, row.GroupId, row.Name), row.FirstAt, row.LastAt, (int)row.Times))],
        cancel);

    private sealed record Row
    {
        public string DocumentId { get; init; } = "";
        public long Number { get; init; }
        public string Person { get; init; } = "";
        public string? GroupId { get; init; }
        public string? Name { get; init; }
        public DateTimeOffset FirstAt { get; init; }
        public DateTimeOffset LastAt { get; init; }
        public long Times { get; init; }
    }
}
