using Dapper;
using LangSon.Txct.ReferenceHost.Time;
using LangSon.Txct.Storage;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>The times by which a list of versions is ordered.</summary>
internal static class Stamps
{
    /// <summary>Now, and later than any change before: a reader who goes on from a row misses nothing that changed after it.</summary>
    public static async Task<DateTimeOffset> NextAsync(Work work, string collection, DemoClock clock, CancellationToken cancel)
    {
        var latest = await work.Connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select max(modified_ms) from host_version where collection = @collection", new { collection }, work.Transaction, cancellationToken: cancel));
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), latest + 1 ?? 0));
    }
}
