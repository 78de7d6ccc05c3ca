namespace LangSon.Txct.Planning.Deadlines;

/// <summary>Until when one subject owes one thing.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Subject">A group's id, as in T04, or a round's, as in 2024-pre-mid.</param>
/// <param name="RoundId">Null where it belongs to no round.</param>
/// <param name="MeetingId">Null where it belongs to no single meeting.</param>
/// <param name="From">The day from which it was counted.</param>
/// <param name="Nominal">The last day as it is counted.</param>
/// <param name="Due">The last day as the law has it.</param>
/// <param name="Explanation">How the day comes about, for somebody who checks it with a calendar; in Vietnamese.</param>
internal sealed record Deadline(
    string Rule, string Subject, string? RoundId, string? MeetingId, string Title, string Owner, DateOnly From, DateOnly Nominal, DateOnly Due, string Explanation, string LegalBasis)
{
    /// <summary>Null unless more time was granted.</summary>
    public Extension? Extension { get; init; }

    /// <summary>The time ends with this day, at 24:00 in Asia/Ho_Chi_Minh.</summary>
    public DateOnly LastDay => Extension?.Until ?? Due;

    /// <summary>What it is a deadline of, whatever its days are.</summary>
    public (string Rule, string Subject, string? RoundId, string? MeetingId) Key => (Rule, Subject, RoundId, MeetingId);

    public bool IsOver(DateTimeOffset now) => VietNam.DayOf(now) > LastDay;
}
