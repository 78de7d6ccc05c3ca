namespace LangSon.Txct.Planning.FollowUp;

/// <summary>What is still owed, by whom, and who was reminded of it when: what the page shows and the interface answers.</summary>
/// <param name="Today">In Viet Nam.</param>
/// <param name="Groups">Those that owe something, what presses most first.</param>
/// <param name="Others">What the Office, the Standing Committee or the People's Committee owe.</param>
/// <param name="Reminded">The latest first.</param>
/// <param name="Failed">Mail that a server did not take.</param>
public sealed record FollowUpView(
    DateOnly Today, IReadOnlyList<FollowUpGroup> Groups, IReadOnlyList<FollowUpItem> Others, IReadOnlyList<Reminded> Reminded, IReadOnlyList<FailedReminderMail> Failed)
{
    public int Late => Groups.Count(group => group.Items[0].State == ItemState.Late);
}

/// <param name="Items">What presses most first; at least one.</param>
/// <param name="Text">To the group's leader, in the Office's words.</param>
/// <param name="SentToday">Whether a person has sent it to the leader today.</param>
public sealed record FollowUpGroup(string Id, string Name, string Area, IReadOnlyList<FollowUpItem> Items, string Text, bool SentToday);

/// <param name="Owner">Who owes it, in Vietnamese.</param>
/// <param name="LastDay">With what was granted.</param>
/// <param name="Standing">As in quá hạn 03 ngày.</param>
/// <param name="Explanation">How the day comes about.</param>
public sealed record FollowUpItem(string What, string Owner, DateOnly LastDay, ItemState State, string Standing, string Explanation)
{
    internal static FollowUpItem Of(OpenItem item) => new(
        item.What, Board.BoardWords.Owner(item.Deadline.Owner), item.Deadline.LastDay, item.State, item.Standing, item.Deadline.Explanation);
}

/// <param name="To">In Vietnamese, as in Giúp việc Tổ đại biểu số 04.</param>
/// <param name="SentBy">Null if it went by itself.</param>
/// <param name="Lines">Of what.</param>
public sealed record Reminded(string To, DateTimeOffset SentAt, string? SentBy, IReadOnlyList<string> Lines);

/// <param name="IsGivenUp">Whether it is no longer tried.</param>
public sealed record FailedReminderMail(string Address, DateOnly Day, string Why, bool IsGivenUp);
