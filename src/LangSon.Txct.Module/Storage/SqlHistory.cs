using Dapper;

namespace LangSon.Txct.Storage;

/// <summary>The history as a view across all registers, and a table for what none of them knows.</summary>
internal sealed class SqlHistory(IDatabase database) : IHistory
{
    public Task AddAsync(Work work, HistoryEvent happened, CancellationToken cancel) => work.Connection.ExecuteAsync(new CommandDefinition(
        "insert into txct_event (at_ms, person, act, subject, reason) values (@At, @By, @Act, @Subject, @Reason)",
        new { happened.At, happened.By, happened.Act, happened.Subject, happened.Reason }, work.Transaction, cancellationToken: cancel));

    public Task AddAsync(HistoryEvent happened, CancellationToken cancel) => database.WriteAsync(work => AddAsync(work, happened, cancel), cancel);

    public Task<IReadOnlyList<HistoryEvent>> ReadAsync(IReadOnlyList<string> acts, int skip, int most, CancellationToken cancel)
    {
        var values = new DynamicParameters(new { skip, most });
        var named = acts.Select((act, place) => (Name: $"a{place}", act)).ToList();
        named.ForEach(each => values.Add(each.Name, each.act));
        var only = named.Count == 0 ? "" : $"where {string.Join(" or ", named.Select(each => $"act like @{each.Name}"))}";
        return database.ReadAsync<IReadOnlyList<HistoryEvent>>(
            async connection => [.. (await connection.QueryAsync<Row>(new CommandDefinition(
                $"select at_ms as At, person, act, subject, reason from txct_history {only} order by at_ms desc, act, subject limit @most offset @skip", values, cancellationToken: cancel)))
                .Select(row => new HistoryEvent(row.At, row.Person, row.Act, row.Subject, row.Reason))],
            cancel);
    }

    public Task<IReadOnlyList<DateTimeOffset>> MomentsAsync(string act, DateTimeOffset from, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<DateTimeOffset>>(
        async connection => [.. await connection.QueryAsync<DateTimeOffset>(new CommandDefinition("select at_ms from txct_history where act = @act and at_ms >= @from", new { act, from }, cancellationToken: cancel))],
        cancel);

    private sealed record Row
    {
        public DateTimeOffset At { get; init; }
        public string? Person { get; init; }
        public string Act { get; init; } = "";
        public string Subject { get; init; } = "";
        public string? Reason { get; init; }
    }
}
