using LangSon.Txct.Storage;

namespace LangSon.Txct.Planning.Schedule.Told;

/// <summary>What the groups' systems told last, and which meeting here each of it is.</summary>
internal interface IToldMeetings
{
    /// <returns>In no particular order.</returns>
    Task<IReadOnlyList<KnownTold>> AllAsync(CancellationToken cancel);

    Task PutAsync(Work work, KnownTold told, CancellationToken cancel);
}

/// <param name="MeetingId">The meeting here.</param>
internal sealed record KnownTold(string GroupId, string MeetingId, ToldMeeting Told);
