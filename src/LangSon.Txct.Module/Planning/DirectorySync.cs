using LangSon.Txct.Central;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Planning;

/// <summary>Keeps the module's copy of sessions, groups and seats equal to the central system's.</summary>
internal sealed class DirectorySync(ICentralSystem central, IDirectory directory, TimeProvider time, ILogger<DirectorySync> logger)
{
    /// <summary>Asks once; false if the central system did not answer, and then the copy stays as it is.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        if (await central.ListSessionsAsync(null, cancel) is not Answer<CentralList<CentralSession>>.Ok { Value: var sessions }
            || await central.ListGroupsAsync(cancel) is not Answer<CentralList<CentralGroup>>.Ok { Value: var groups })
        {
            Log.DirectoryUnavailable(logger);
            return false;
        }

        await directory.ReplaceAsync(
            [.. Once(sessions.Items, row => row.Id).Where(row => !row.Deleted).Select(row => new Session(row.Id, row.Kind, row.Number, row.Title, row.OpensOn, row.ClosesOn, row.ClosedAt))],
            [.. Once(groups.Items, row => row.Id).Select(row => new Group(row.Id, row.Number, row.Name, row.Area))],
            cancel);
        await TakeSeatsAsync(cancel);
        return true;
    }

    /// <summary>Only figures rest on the seats: where they are not told, all else goes on.</summary>
    private async Task TakeSeatsAsync(CancellationToken cancel)
    {
        if (await central.ListDelegatesAsync(cancel) is Answer<CentralList<CentralDelegate>>.Ok { Value: var delegates })
        {
            var today = time.Today();
            await directory.ReplaceSeatsAsync(
                [.. Once(delegates.Items, row => row.Id).Where(row => row.ValidFrom <= today && !(row.ValidTo < today)).Select(row => new Seat(row.Id, row.GroupId))], cancel);
        }
    }

    /// <summary>A row that changes while the pages are read is on two of them; the later one is right.</summary>
    private static IEnumerable<T> Once<T>(IEnumerable<T> rows, Func<T, string> id) => rows.GroupBy(id).Select(same => same.Last());
}
