namespace LangSon.Txct.Planning.FollowUp;

/// <summary>A message that somebody was sent about what is owed; kept for good.</summary>
/// <param name="Id">Given by recipient and day, so that the same is never sent twice.</param>
/// <param name="To">office, groupAssistants:T04 or groupLeader:T04.</param>
/// <param name="Day">In Viet Nam.</param>
/// <param name="SentBy">Who sent it; null if it went by itself.</param>
internal sealed record Reminder(string Id, string To, DateOnly Day, string? SentBy, IReadOnlyList<ToldItem> Items, string Title, string Body, DateTimeOffset SentAt)
{
    public const string Office = "office";

    public static string Helpers(string groupId) => $"groupAssistants:{groupId}";

    public static string Leader(string groupId) => $"groupLeader:{groupId}";

    public static string IdOf(string to, DateOnly day) => $"reminder-{to.Replace(':', '-')}-{day:yyyy-MM-dd}";
}

/// <param name="Key">Of <see cref="OpenItem.Key"/>.</param>
/// <param name="Line">As it was worded.</param>
internal sealed record ToldItem(string Key, ItemState State, string Line)
{
    public static ToldItem Of(OpenItem item) => new(item.Key, item.State, item.Line);
}
