using Dapper;

namespace LangSon.Txct.Storage;

/// <summary>What is public, one row for each.</summary>
internal sealed class SqlPublicMarks(IDatabase database) : IPublicMarks
{
    public Task<IReadOnlySet<string>> AllAsync(PublicKind kind, CancellationToken cancel) => database.ReadAsync<IReadOnlySet<string>>(
        async connection => (await connection.QueryAsync<string>(new CommandDefinition("select subject from txct_public where kind = @kind", new { kind = Word(kind) }, cancellationToken: cancel))).ToHashSet(),
        cancel);

    public Task MarkAsync(Work work, PublicKind kind, string subject, string by, DateTimeOffset at, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        "insert into txct_public (kind, subject, marked_by, marked_ms) values (@kind, @subject, @by, @at) on conflict (kind, subject) do nothing",
        new { kind = Word(kind), subject, by, at }, work.Transaction, cancellationToken: cancel));

    public Task UnmarkAsync(Work work, PublicKind kind, string subject, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        "delete from txct_public where kind = @kind and subject = @subject", new { kind = Word(kind), subject }, work.Transaction, cancellationToken: cancel));

    private static string Word(PublicKind kind) => kind == PublicKind.Document ? "document" : "schedule";
}
