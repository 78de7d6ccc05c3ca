using LangSon.Txct.Storage;

namespace LangSon.Txct.Planning.Schedule;

/// <summary>The meetings that are known. None is ever deleted: a calendar that has one must be told that it is cancelled.</summary>
internal interface IMeetings
{
    /// <returns>Cancelled ones included, by day, time and id.</returns>
    Task<IReadOnlyList<Meeting>> OfRoundAsync(string roundId, CancellationToken cancel);

    /// <returns>Null if there is none.</returns>
    Task<Meeting?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Keeps a meeting as it is told now. Its group and round stay what they were when it was first kept.</summary>
    /// <returns>True if it is new or has changed; a change raises its sequence by one, whatever <paramref name="meeting"/> says of it.</returns>
    Task<bool> PutAsync(Work work, Meeting meeting, CancellationToken cancel);
}
