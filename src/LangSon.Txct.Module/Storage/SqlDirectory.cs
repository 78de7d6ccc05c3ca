using Dapper;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Closing;

namespace LangSon.Txct.Storage;

/// <summary>Sessions and groups as two small tables.</summary>
internal sealed class SqlDirectory(IDatabase database) : IDirectory
{
    public Task<IReadOnlyList<Session>> SessionsAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Session>>(
        async connection => [.. (await connection.QueryAsync<SessionRow>(new CommandDefinition(
            """
            select s.id, s.kind, s.number, s.title, s.opens_on as OpensOn, s.closes_on as ClosesOn, coalesce(s.closed_ms, c.closed_ms) as ClosedAt
            from txct_session s left join txct_closing c on c.session_id = s.id order by s.opens_on
            """,
            cancellationToken: cancel)))
            .Select(row => new Session(row.Id, row.Kind, (int)row.Number, row.Title, row.OpensOn, row.ClosesOn, row.ClosedAt))],
        cancel);

    public Task ConfirmAsync(ConfirmedClosing closing, CancellationToken cancel) => database.WriteAsync(
        work => work.Connection.ExecuteAsync(new CommandDefinition(
            """
            insert into txct_closing (session_id, closed_ms, confirmed_by, confirmed_ms) values (@SessionId, @ClosedAt, @ConfirmedBy, @ConfirmedAt)
            on conflict (session_id) do nothing
            """,
            new { closing.SessionId, closing.ClosedAt, closing.ConfirmedBy, closing.ConfirmedAt }, work.Transaction, cancellationToken: cancel)),
        cancel);

    public Task<IReadOnlyList<Group>> GroupsAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Group>>(
        async connection => [.. (await connection.QueryAsync<GroupRow>(new CommandDefinition(
            "select id, number, name, area from txct_group order by number, id", cancellationToken: cancel)))
            .Select(row => new Group(row.Id, (int)row.Number, row.Name, row.Area))],
        cancel);

    public Task ReplaceAsync(IReadOnlyList<Session> sessions, IReadOnlyList<Group> groups, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            await work.Connection.ExecuteAsync("delete from txct_session; delete from txct_group;", transaction: work.Transaction);
            await work.Connection.ExecuteAsync(
                "insert into txct_session values (@Id, @Kind, @Number, @Title, @OpensOn, @ClosesOn, @ClosedAt)", sessions, work.Transaction);
            await work.Connection.ExecuteAsync("insert into txct_group values (@Id, @Number, @Name, @Area)", groups, work.Transaction);
        },
        cancel);

    public Task<IReadOnlyList<Seat>> SeatsAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Seat>>(
        async connection => [.. (await connection.QueryAsync<(string Id, string GroupId)>(new CommandDefinition("select id, group_id from txct_delegate order by id", cancellationToken: cancel)))
            .Select(row => new Seat(row.Id, row.GroupId))],
        cancel);

    public Task ReplaceSeatsAsync(IReadOnlyList<Seat> seats, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            await work.Connection.ExecuteAsync("delete from txct_delegate", transaction: work.Transaction);
            await work.Connection.ExecuteAsync("insert into txct_delegate values (@Id, @GroupId)", seats, work.Transaction);
        },
        cancel);

    private sealed record SessionRow
    {
        public string Id { get; init; } = "";
        public string Kind { get; init; } = "";
        public long Number { get; init; }
        public string Title { get; init; } = "";
        public DateOnly OpensOn { get; init; }
        public DateOnly ClosesOn { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }
    }

    private sealed record GroupRow(string Id, long Number, string Name, string Area);
}
