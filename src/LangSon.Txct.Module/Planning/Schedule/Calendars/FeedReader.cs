namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>Reads a calendar by its address.</summary>
internal sealed class FeedReader(IFeeds feeds, RoundMeetingsReader meetings, TimeProvider time)
{
    /// <returns>Null for a token that never was one or is revoked.</returns>
    public async Task<CalendarText?> ReadAsync(string token, CancellationToken cancel)
    {
        if (await feeds.FindByDigestAsync(FeedToken.DigestOf(token), cancel) is not { Owner: var owner })
        {
            return null;
        }

        var all = await meetings.OfYearAsync(cancel);
        return CalendarText.Of(TitleOf(owner, all), all.Where(owner.Has), time.GetUtcNow());
    }

    private static string TitleOf(FeedOwner owner, RoundMeetings all) => owner.Kind switch
    {
        FeedKind.Press => "Lịch TXCT – HĐND tỉnh Lạng Sơn",
        FeedKind.Group => $"Lịch TXCT – {all.NameOf(owner.Id)}",
        _ => owner.Name is null ? "Lịch TXCT của đại biểu" : $"Lịch TXCT – {owner.Name}",
    };
}
