namespace LangSon.Txct.Planning.Deadlines;

/// <summary>The deadlines of one round, the nearest first, those that are over last: what the page shows and the interface answers.</summary>
/// <param name="Today">In Viet Nam.</param>
/// <param name="Moved">What moved within the last two weeks, the latest first, in Vietnamese.</param>
public sealed record DeadlinesView(string RoundId, string RoundTitle, DateOnly Today, IReadOnlyList<DeadlineRow> Rows, IReadOnlyList<string> Moved)
{
    /// <summary>How long a change is shown.</summary>
    internal static readonly TimeSpan MovedFor = TimeSpan.FromDays(14);

    internal static DeadlinesView Of(Round round, IReadOnlyList<Deadline> deadlines, IReadOnlyList<ToldChange> changes, DateOnly today) => new(
        round.Id, round.Title, today,
        [.. deadlines.Where(row => row.RoundId == round.Id).OrderBy(row => row.LastDay < today).ThenBy(row => row.LastDay).ThenBy(row => row.Subject, StringComparer.Ordinal).Select(DeadlineRow.Of)],
        [.. changes.Where(change => (change.Change.After ?? change.Change.Before)!.RoundId == round.Id).Select(change => change.Change.ToSentence())]);
}

/// <param name="Subject">A group's id, or the round's.</param>
/// <param name="Meeting">The meeting's id; null where it belongs to none.</param>
/// <param name="Owner">Who owes it.</param>
/// <param name="LastDay">With what was granted.</param>
/// <param name="Extension">Why there is more time; null if there is not.</param>
public sealed record DeadlineRow(
    string Rule, string Subject, string? Meeting, string Title, string Owner, DateOnly Nominal, DateOnly Due, DateOnly LastDay, string Explanation, string LegalBasis, string? Extension)
{
    internal static DeadlineRow Of(Deadline row) => new(
        row.Rule, row.Subject, row.MeetingId, row.Title, row.Owner, row.Nominal, row.Due, row.LastDay, row.Explanation, row.LegalBasis, row.Extension?.Reason);
}
