namespace LangSon.Txct.Planning;

/// <summary>The year's rounds on the calendar: which days each has, which has begun.</summary>
/// <param name="plan">The year's plan.</param>
/// <param name="sessions">The sessions as they are known now.</param>
internal sealed class RoundCalendar(YearPlan plan, IReadOnlyList<Session> sessions)
{
    public YearPlan Plan => plan;

    public IReadOnlyList<Session> Sessions => sessions;

    /// <summary>The session before or after which the round stands; null while the central system has none.</summary>
    public Session? SessionOf(Round round) =>
        sessions.FirstOrDefault(session => session.Kind == round.Session.Kind && session.OpensOn.Year == round.Session.Year);

    /// <summary>First and last day, both included; null while the session that decides is not known.</summary>
    /// <remarks>Counted from the closing in fact, or from the planned one while the session has not closed.</remarks>
    public RoundDays? DaysOf(Round round) => round.Window switch
    {
        RoundWindow.Fixed days => new RoundDays(days.First, days.Last),
        RoundWindow.AfterClosing after when SessionOf(round) is { } session => new RoundDays(ClosingDay(session), ClosingDay(session).AddDays(after.Days)),
        _ => null,
    };

    /// <summary>Whether the round's contacts may be held: a round after a session begins when the session has closed.</summary>
    public bool HasBegun(Round round, DateTimeOffset now) => round.Window switch
    {
        RoundWindow.Fixed days => days.First <= VietNam.DayOf(now),
        _ => SessionOf(round)?.ClosedAt <= now,
    };

    /// <summary>The last round begun; before the first begins, that one.</summary>
    public Round Current(DateTimeOffset now) =>
        plan.Rounds.Where(round => HasBegun(round, now)).MaxBy(round => DaysOf(round)?.First) ?? plan.Rounds[0];

    /// <summary>The first round that ends on or after a day; null after the year's last.</summary>
    public Round? FirstEndingOnOrAfter(DateOnly day) => plan.Rounds
        .Where(round => DaysOf(round)?.Last >= day)
        .MinBy(round => DaysOf(round)!.Last);

    /// <summary>The round before or after a session.</summary>
    public Round? Beside(Session session, SessionPosition position) =>
        plan.Rounds.FirstOrDefault(round => round.Session.Position == position && SessionOf(round)?.Id == session.Id);

    /// <summary>The closing day in fact, else the planned one; null while the session is not known.</summary>
    public DateOnly? ClosingDayOf(Round round) => SessionOf(round) is { } session ? ClosingDay(session) : null;

    private static DateOnly ClosingDay(Session session) => session.ClosedAt is { } closed ? VietNam.DayOf(closed) : session.ClosesOn;
}

/// <param name="First">Included.</param>
/// <param name="Last">Included.</param>
internal sealed record RoundDays(DateOnly First, DateOnly Last);
