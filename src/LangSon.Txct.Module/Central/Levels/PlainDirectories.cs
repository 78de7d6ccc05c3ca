using LangSon.Txct.Central.Local;
using LangSon.Txct.Storage;
using LangSon.Txct.Transport.Host;

namespace LangSon.Txct.Central.Levels;

/// <summary>Levels 1 and 2: the host lists what is, whole, and the module finds what has changed. A group or a delegate that is no longer listed keeps its row, with a last day.</summary>
internal sealed class PlainDirectories(HostApi host, ICentralMemory memory, CentralLevel level, TimeProvider time) : ICentralDirectories
{
    /// <summary>All of them, whatever bound is asked for: without tombstones a part would not tell which have gone.</summary>
    public Task<Answer<CentralList<CentralSession>>> ListSessionsAsync(DateTimeOffset? modifiedSince, CancellationToken cancel) =>
        HostPages.AllAsync("sessions", null, host.ListPlainAsync<WireSession, CentralSession>, cancel);

    public async Task<Answer<CentralList<CentralGroup>>> ListGroupsAsync(CancellationToken cancel) => await FollowAsync(
        "groups", await HostPages.AllAsync("groups", null, host.ListPlainAsync<WireGroup, CentralGroup>, cancel),
        row => row.Id, (row, kept, today) => row with { ValidFrom = FirstDay(row.ValidFrom, kept?.ValidFrom, today) }, (row, today) => row with { ValidTo = row.ValidTo ?? today }, cancel);

    public async Task<Answer<CentralList<CentralDelegate>>> ListDelegatesAsync(CancellationToken cancel) => await FollowAsync(
        "delegates", await HostPages.AllAsync("delegates", null, host.ListPlainAsync<WireDelegate, CentralDelegate>, cancel),
        row => row.Id, (row, kept, today) => row with { ValidFrom = FirstDay(row.ValidFrom, kept?.ValidFrom, today) }, (row, today) => row with { ValidTo = row.ValidTo ?? today.AddDays(-1) }, cancel);

    /// <summary>None, if the host does not serve them.</summary>
    public Task<Answer<CentralList<CentralAgency>>> ListAgenciesAsync(CancellationToken cancel) => level.Supports("agencies")
        ? HostPages.AllAsync("agencies", null, host.ListPlainAsync<WireAgency, CentralAgency>, cancel)
        : Task.FromResult<Answer<CentralList<CentralAgency>>>(new Answer<CentralList<CentralAgency>>.Ok(new CentralList<CentralAgency>([], time.GetUtcNow(), "")));

    /// <param name="seen">A listed row with its first day; the row kept so far is null for a new one.</param>
    /// <param name="gone">A row that is listed no more, with its last day.</param>
    private Task<Answer<CentralList<T>>> FollowAsync<T>(
        string key, Answer<CentralList<T>> answer, Func<T, string> id, Func<T, T?, DateOnly?, T> seen, Func<T, DateOnly, T> gone, CancellationToken cancel)
        where T : class => LocalCentralSystem.GuardAsync<CentralList<T>>(async () =>
    {
        if (answer is not Answer<CentralList<T>>.Ok { Value: var list })
        {
            return answer;
        }

        var before = await memory.FindAsync(key, cancel);
        var kept = before is null ? [] : RecordJson.Read<T[]>(before).ToDictionary(id);
        if (list.Items.Count == 0 && kept.Count > 0)
        {
            return new Answer<CentralList<T>>.Unavailable($"The list of {key} is empty all at once, and is not believed.", null);
        }

        // Of what stood in the first list nobody knows since when.
        DateOnly? today = before is null ? null : time.Today();
        var listed = list.Items.GroupBy(id).Select(same => same.Last()).Select(row => seen(row, kept.GetValueOrDefault(id(row)), today)).ToList();
        var ids = listed.Select(id).ToHashSet();
        T[] rows = [.. listed, .. kept.Values.Where(row => !ids.Contains(id(row))).Select(row => gone(row, time.Today()))];
        var after = RecordJson.Write(rows);
        if (after != before)
        {
            await memory.KeepAsync(key, after, cancel);
        }

        return new Answer<CentralList<T>>.Ok(list with { Items = rows });
    });

    /// <summary>As the host tells it, or else the day on which the row was first seen.</summary>
    private static DateOnly FirstDay(DateOnly told, DateOnly? kept, DateOnly? today) => told != default ? told : kept ?? today ?? default;
}
