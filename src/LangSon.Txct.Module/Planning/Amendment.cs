using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Planning;

/// <summary>A change of the plan, issued as a notice to all its recipients. What it does not name stays as it was.</summary>
internal sealed record Amendment(
    AmendmentNotice Notice, IReadOnlyList<RoundChange> Rounds, IReadOnlyList<DeadlineRule> Deadlines, IReadOnlyList<NamedDay> Holidays, IReadOnlyList<NamedDay> WorkingDays)
{
    public YearPlan Change(YearPlan plan) => plan with
    {
        Rounds = [.. plan.Rounds.Select(Change)],
        Deadlines = [.. plan.Deadlines.Where(rule => Deadlines.All(changed => changed.Code != rule.Code)), .. Deadlines],
        Calendar = plan.Calendar.With(Holidays, WorkingDays),
    };

    private Round Change(Round round) => Rounds.FirstOrDefault(change => change.RoundId == round.Id) is { } changed
        ? round with { Window = changed.Window ?? round.Window, Papers = changed.Papers ?? round.Papers }
        : round;
}

/// <param name="Number">Number and notation, as in 120/TB-HĐND.</param>
internal sealed record AmendmentNotice(string Number, DateOnly IssuedOn, string Summary);

/// <param name="Window">Null if it stays.</param>
/// <param name="Papers">All of the round's; null if they stay.</param>
internal sealed record RoundChange(string RoundId, RoundWindow? Window, IReadOnlyList<RequiredPaper>? Papers);
