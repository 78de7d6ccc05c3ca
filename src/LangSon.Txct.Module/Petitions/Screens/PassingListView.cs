using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Passing;

namespace LangSon.Txct.Petitions.Screens;

/// <summary>The papers that pass a round's petitions on, as a page shows them.</summary>
/// <param name="Waiting">Decided petitions that stand in no paper yet.</param>
/// <param name="Fault">Why the last thing was not done; null if it was.</param>
public sealed record PassingListView(
    string RoundId, string RoundTitle, IReadOnlyList<Choice> Rounds, IReadOnlyList<PassingLine> Papers, int Waiting, int Undecided, IReadOnlyList<string> Unplaced, bool MayWork, string? News, string? Fault);

/// <summary>A paper to one recipient.</summary>
/// <param name="Parts">Each body that has to solve some of the petitions, with their number.</param>
/// <param name="Number">Null while it is a draft; so is the day.</param>
public sealed record PassingLine(string Id, string Recipient, int Petitions, IReadOnlyList<string> Parts, string Drafted, string? Number, string? IssuedOn, string? File)
{
    internal static PassingLine Of(PassingPaper paper, DateOnly today) => new(
        paper.Id, paper.Recipient, paper.Lines.Count, [.. paper.Lines.CountBy(line => line.Agency).Select(agency => FormattableString.Invariant($"{agency.Key}: {agency.Value}"))], $"{Words.Moment(paper.MadeAt, today)}, {paper.MadeBy}",
        paper.Issue?.Head.Number, paper.Issue is { } issue ? Words.Date(issue.Head.IssuedOn) : null, paper.Issue?.File.Name);
}
