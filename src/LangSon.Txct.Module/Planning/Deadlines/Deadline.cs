namespace LangSon.Txct.Planning.Deadlines;

/// <summary>Until when one subject owes one thing.</summary>
/// <param name="Of">The rule that says so.</param>
/// <param name="Subject">A group's id, as in T04, or a round's, as in 2024-pre-mid.</param>
/// <param name="RoundId">Null where it belongs to no round.</param>
/// <param name="MeetingId">Null where it belongs to no single meeting.</param>
/// <param name="From">The day from which it was counted.</param>
/// <param name="IsSure">Whether that day is a fact, or announced; false where another stands in for it until it is.</param>
/// <param name="Nominal">The last day as it is counted.</param>
/// <param name="Due">The last day as the law has it.</param>
/// <param name="Calendar">The days off by which it was counted.</param>
internal sealed record Deadline(
    DeadlineRule Of, string Subject, string? RoundId, string? MeetingId, DateOnly From, bool IsSure, DateOnly Nominal, DateOnly Due, YearCalendar Calendar)
{
    /// <summary>The rule's code.</summary>
    public string Rule => Of.Code;

    public string Title => Of.Title;

    public string Owner => Of.Owner;

    public string LegalBasis => Of.LegalBasis;

    /// <summary>How the day comes about, for somebody who checks it with a calendar; in Vietnamese.</summary>
    public string Explanation => DeadlineWords.Explain(this);

    /// <summary>Null unless more time was granted.</summary>
    public Extension? Extension { get; init; }

    /// <summary>The time ends with this day, at 24:00 in Asia/Ho_Chi_Minh.</summary>
    public DateOnly LastDay => Extension?.Until ?? Due;

    /// <summary>What it is a deadline of, whatever its days are.</summary>
    public (string Rule, string Subject, string? RoundId, string? MeetingId) Key => (Rule, Subject, RoundId, MeetingId);

    public bool IsOver(DateTimeOffset now) => VietNam.DayOf(now) > LastDay;
}
