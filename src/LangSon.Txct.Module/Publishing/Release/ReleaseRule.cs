using LangSon.Txct.Central;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Publishing.Release;

/// <summary>When the plan lets a paper go out.</summary>
internal static class ReleaseRule
{
    /// <summary>Types that serve the contacts themselves and wait for no session.</summary>
    private static readonly string[] Free = ["ReportOutline", "MinutesForm", "Plan", "PlanAmendment", "SpendingGuidance"];

    public static bool IsMet(DocumentMetadata metadata, RoundCalendar calendar, DateTimeOffset now) =>
        metadata.SessionId is null || Free.Contains(metadata.Type)
        || calendar.Plan.Rounds.Where(round => metadata.Rounds.Contains(round.Id))
            .Any(round => ReleaseIn(round, metadata.Type) == Planning.Release.WhenReady || calendar.SessionOf(round)?.ClosedAt <= now);

    /// <summary>The session whose closing lets the paper go: of several the next one; null while none is known.</summary>
    public static Session? Awaited(DocumentMetadata metadata, RoundCalendar calendar) => calendar.Plan.Rounds
        .Where(round => metadata.Rounds.Contains(round.Id)).Select(calendar.SessionOf).OfType<Session>().Where(session => session.ClosedAt is null).MinBy(session => session.ClosesOn);

    /// <summary>As the round's list of papers says; other papers go with their round's place before or after the session.</summary>
    private static Planning.Release ReleaseIn(Round round, string type) =>
        round.Papers.FirstOrDefault(paper => paper.Type == type)?.Release
        ?? (round.Session.Position == SessionPosition.Before ? Planning.Release.WhenReady : Planning.Release.OnSessionClosed);
}
