using Dapper;
using LangSon.Txct.Planning.Schedule.Calendars;

namespace LangSon.Txct.Storage;

/// <summary>Calendar addresses as one table, a row for each owner.</summary>
internal sealed class SqlFeeds(IDatabase database) : IFeeds
{
    private const string Select = "select kind, owner_id as OwnerId, group_id as GroupId, name, made_by as MadeBy, made_ms as MadeAt from txct_feed";

    public Task PutAsync(Feed feed, string digest, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_feed (kind, owner_id, token_sha256, group_id, name, made_by, made_ms) values (@Kind, @Id, @digest, @GroupId, @Name, @MadeBy, @MadeAt)
            on conflict (kind, owner_id) do update set
                token_sha256 = excluded.token_sha256, group_id = excluded.group_id, name = excluded.name, made_by = excluded.made_by, made_ms = excluded.made_ms
            """,
            new { Kind = FeedKinds.NameOf(feed.Owner.Kind), feed.Owner.Id, digest, feed.Owner.GroupId, feed.Owner.Name, feed.MadeBy, feed.MadeAt },
            work.Transaction,
            cancellationToken: cancel)),
        cancel);

    public Task<Feed?> FindByDigestAsync(string digest, CancellationToken cancel) => FindAsync("token_sha256 = @digest", new { digest }, cancel);

    public Task<Feed?> FindAsync(FeedKind kind, string ownerId, CancellationToken cancel) =>
        FindAsync("kind = @kind and owner_id = @ownerId", new { kind = FeedKinds.NameOf(kind), ownerId }, cancel);

    private Task<Feed?> FindAsync(string which, object values, CancellationToken cancel) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition($"{Select} where {which}", values, cancellationToken: cancel)))?.ToFeed(),
        cancel);

    private sealed record Row
    {
        public string Kind { get; init; } = "";
        public string OwnerId { get; init; } = "";
        public string? GroupId { get; init; }
        public string? Name { get; init; }
        public string MadeBy { get; init; } = "";
        public DateTimeOffset MadeAt { get; init; }

        public Feed ToFeed() => new(new FeedOwner(FeedKinds.Find(Kind)!.Value, OwnerId, GroupId, Name), MadeBy, MadeAt);
    }
}
