using LangSon.Txct.Content.Reading;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Publishing;

/// <summary>Which session and rounds a paper serves.</summary>
/// <param name="SessionId">Null for papers that belong to no session.</param>
internal sealed record RoundAssignment(string? SessionId, IReadOnlyList<string> Rounds)
{
    /// <summary>A session may be named by a paper issued so many days before it opens, or after it closes; other mentions are memories.</summary>
    private const int DaysBefore = 120, DaysAfter = 60;

    /// <summary>From the text, else from the folder, else the first round that ends on or after the day of issue; null if none fits.</summary>
    /// <param name="folderSession">The name of the folder in which the file lay; null if it lay flat.</param>
    public static RoundAssignment? Find(ReadPaper paper, string? folderSession, RoundCalendar calendar, IReadOnlyList<Session> sessions)
    {
        if (paper.IsForm)
        {
            return new RoundAssignment(null, [.. calendar.Plan.Rounds.Select(round => round.Id)]);
        }

        var folder = sessions.FirstOrDefault(candidate => candidate.Id == folderSession);
        if (paper.IsAloof && folder is null)
        {
            // It speaks of no session and no voters: it serves no round, and waits for none.
            return new RoundAssignment(null, []);
        }

        if (paper.IssuedOn is not { } issued)
        {
            return null;
        }

        var session = paper.Sessions.Select(mention => Match(mention, issued, sessions)).FirstOrDefault(found => found is not null) ?? folder;
        var position = issued < session?.OpensOn ? SessionPosition.Before : SessionPosition.After;
        var round = session is not null ? calendar.Beside(session, position) : calendar.FirstEndingOnOrAfter(issued);
        return round is null ? null : new RoundAssignment(session?.Id ?? calendar.SessionOf(round)?.Id, [round.Id]);
    }

    private static Session? Match(SessionMention mention, DateOnly issued, IReadOnlyList<Session> sessions) => sessions.FirstOrDefault(session =>
        (mention.Number is { } number ? session.Number == number : session.Kind == mention.Kind && (mention.Year ?? session.OpensOn.Year) == session.OpensOn.Year)
        && issued >= session.OpensOn.AddDays(-DaysBefore) && issued <= session.ClosesOn.AddDays(DaysAfter));
}
