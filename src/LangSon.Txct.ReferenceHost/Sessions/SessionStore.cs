using System.Globalization;
using Dapper;
using LangSon.Txct.ReferenceHost.Storage;
using LangSon.Txct.ReferenceHost.Time;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Sessions;

/// <summary>The Council's sessions, and the demonstration's day.</summary>
internal sealed class SessionStore(IDatabase database, DemoClock clock)
{
    public Task<IReadOnlyList<CouncilSession>> AllAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<CouncilSession>>(
        async connection => [.. (await connection.QueryAsync<(string Id, string Title, string ClosesOn, long? Closed, long ClosesAt)>(new CommandDefinition(
            "select id, title, closes_on, closed_ms, closes_at_ms from host_session order by closes_at_ms", cancellationToken: cancel)))
            .Select(row => new CouncilSession(row.Id, row.Title, DateOnly.ParseExact(row.ClosesOn, "yyyy-MM-dd", CultureInfo.InvariantCulture), At(row.Closed), At(row.ClosesAt)!.Value))],
        cancel);

    /// <summary>Records the closing as a fact, at the time at which it is due; the clock moves there, if it is not past it.</summary>
    /// <returns>False if there is no such open session.</returns>
    public async Task<bool> CloseAsync(string id, CancellationToken cancel)
    {
        var session = (await AllAsync(cancel)).FirstOrDefault(candidate => candidate.Id == id && candidate.ClosedAt is null);
        if (session is null)
        {
            return false;
        }

        await MoveAsync(session.ClosesAt, session.Id, cancel);
        return true;
    }

    /// <summary>Moves the demonstration's clock on; a day that has passed changes nothing.</summary>
    public Task MoveToAsync(DateTimeOffset instant, CancellationToken cancel) => MoveAsync(instant, null, cancel);

    private async Task MoveAsync(DateTimeOffset instant, string? closing, CancellationToken cancel)
    {
        var shift = clock.ShiftTo(instant);
        await database.WriteAsync(
            async work =>
            {
                await HostMeta.SetAsync(work, HostMeta.ClockShift, shift.Ticks.ToString(CultureInfo.InvariantCulture), cancel);
                await work.Connection.ExecuteAsync(new CommandDefinition(
                    "update host_session set closed_ms = @instant, modified_ms = @now where id = @closing and closed_ms is null",
                    new { instant, now = TimeProvider.System.GetUtcNow() + shift, closing }, work.Transaction, cancellationToken: cancel));
            },
            cancel);
        clock.Move(shift);
    }

    private static DateTimeOffset? At(long? milliseconds) => milliseconds is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
}

/// <param name="ClosesOn">Planned.</param>
/// <param name="ClosedAt">The fact; null while it is open.</param>
/// <param name="ClosesAt">When the demonstration lets it close.</param>
public sealed record CouncilSession(string Id, string Title, DateOnly ClosesOn, DateTimeOffset? ClosedAt, DateTimeOffset ClosesAt);
