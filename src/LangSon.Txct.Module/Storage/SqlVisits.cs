using Dapper;
using LangSon.Txct.Library.News;

namespace LangSon.Txct.Storage;

/// <summary>Visits as one row for each person.</summary>
internal sealed class SqlVisits(IDatabase database) : IVisits
{
    private static readonly TimeSpan OneVisit = TimeSpan.FromMinutes(30), Exactness = TimeSpan.FromMinutes(5);

    public async Task<DateTimeOffset?> VisitAsync(string person, DateTimeOffset now, CancellationToken cancel)
    {
        var known = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
                "select before_ms as Before, last_ms as Last from txct_visit where person = @person", new { person }, cancellationToken: cancel)),
            cancel);
        if (known is not null && now - known.Last < Exactness)
        {
            return known.Before;
        }

        var before = known is null ? (DateTimeOffset?)null : now - known.Last > OneVisit ? known.Last : known.Before;
        await database.WriteAsync(
            work => work.Connection.ExecuteAsync(new CommandDefinition(
                """
                insert into txct_visit (person, before_ms, last_ms) values (@person, @before, @now)
                on conflict (person) do update set before_ms = excluded.before_ms, last_ms = excluded.last_ms
                """,
                new { person, before, now }, work.Transaction, cancellationToken: cancel)),
            cancel);
        return before;
    }

    private sealed record Row
    {
        public DateTimeOffset? Before { get; init; }
        public DateTimeOffset Last { get; init; }
    }
}
