namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>The kinds of calendars as addresses and tables write them.</summary>
internal static class FeedKinds
{
    public static string NameOf(FeedKind kind) => kind switch
    {
        FeedKind.Press => "press",
        FeedKind.Group => "group",
        _ => "delegate",
    };

    /// <returns>Null if there is no such kind.</returns>
    public static FeedKind? Find(string name) => name switch
    {
        "press" => FeedKind.Press,
        "group" => FeedKind.Group,
        "delegate" => FeedKind.Delegate,
        _ => null,
    };
}
