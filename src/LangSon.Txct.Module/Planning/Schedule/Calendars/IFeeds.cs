namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>The calendar addresses that are in use: at most one for each owner.</summary>
internal interface IFeeds
{
    /// <summary>Keeps a new address. The owner's address before ends with it.</summary>
    /// <param name="digest">Of the new address's token (<see cref="FeedToken.DigestOf"/>).</param>
    Task PutAsync(Feed feed, string digest, CancellationToken cancel);

    /// <returns>Null if no address in use has a token of that digest.</returns>
    Task<Feed?> FindByDigestAsync(string digest, CancellationToken cancel);

    /// <returns>Null if the owner has no address.</returns>
    Task<Feed?> FindAsync(FeedKind kind, string ownerId, CancellationToken cancel);
}
