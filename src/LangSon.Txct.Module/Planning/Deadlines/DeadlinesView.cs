namespace LangSon.Txct.Planning.Deadlines;

/// <summary>The deadlines of one round, or of the year, the nearest first, those that are over last: what the page shows and the interface answers.</summary>
/// <param name="Today">In Viet Nam.</param>
/// <param name="Moved">What moved within the last two weeks, the latest first, in Vietnamese.</param>
/// <param name="Rounds">Of which one may choose: the plan's, and the whole year for what belongs to none.</param>
public sealed record DeadlinesView(DeadlineRound Round, IReadOnlyList<DeadlineRound> Rounds, DateOnly Today, IReadOnlyList<DeadlineRow> Rows, IReadOnlyList<string> Moved)
{
    /// <summary>In the place of a round's id: the deadlines that belong to no round.</summary>
    public const string WholeYear = "year";

    /// <summary>How long a change is shown.</summary>
    internal static readonly TimeSpan MovedFor = TimeSpan.FromDays(14);

    /// <param name="round">Null for the whole year.</param>
    internal static DeadlinesView Of(YearPlan plan, Round? round, IReadOnlyList<Deadline> deadlines, IReadOnlyList<ToldChange> changes, DateOnly today) => new(
        OfRound(plan, round), [.. plan.Rounds.Select(other => OfRound(plan, other)), OfRound(plan, null)], today,
        [.. deadlines.Where(row => row.RoundId == round?.Id).OrderBy(row => row.LastDay < today).ThenBy(row => row.LastDay).ThenBy(row => row.Subject, StringComparer.Ordinal).Select(DeadlineRow.Of)],
        [.. changes.Where(change => (change.Change.After ?? change.Change.Before)!.RoundId == round?.Id).Select(change => change.Change.ToSentence())]);

    private static DeadlineRound OfRound(YearPlan plan, Round? round) => round is null
        ? new DeadlineRound(WholeYear, "Cả năm", $"Kế hoạch {plan.Number} năm {plan.Year}")
        : new DeadlineRound(round.Id, $"Đợt {round.Letter}", round.Title);
}

/// <param name="Name">As in Đợt a, or Cả năm.</param>
public sealed record DeadlineRound(string Id, string Name, string Title);

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
