using System.Security.Claims;
using LangSon.Txct.Central;
using LangSon.Txct.Library.News;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Release;

namespace LangSon.Txct.Library;

/// <summary>Puts what the catalogue shows, and a person may see, on the shelves of the rounds.</summary>
internal sealed class LibraryReader(ICatalogue catalogue, ReleaseForecast forecast, GroupAnswers answers, NewsReader news, Rounds rounds, IDirectory directory, TimeProvider time)
{
    /// <param name="isVisit">The person looks at the list now, and sees what came since the last time.</param>
    public async Task<LibraryView> ReadAsync(ClaimsPrincipal person, bool isVisit, CancellationToken cancel)
    {
        var visible = (await catalogue.AllAsync(cancel)).Where(document => document.Parts.Count > 0 && document.Metadata.Includes(person)).ToList();
        var newsOf = await news.OfAsync(person, isVisit, cancel);
        var calendar = await rounds.CalendarAsync(cancel);
        return View(visible, calendar, calendar.Current(time.GetUtcNow()), newsOf, await GroupAsync(person, cancel), await AnsweredAsync(person, cancel));
    }

    /// <summary>A round as any delegate will see it once all that waits has gone out.</summary>
    /// <returns>Null if the plan has no such round.</returns>
    public async Task<LibraryView?> PreviewAsync(string roundId, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        if (calendar.Plan.Rounds.FirstOrDefault(round => round.Id == roundId) is not { } current)
        {
            return null;
        }

        var coming = (await forecast.ReadAsync(cancel)).Select(expected => expected.Paper)
            .Select(paper => new CentralDocument(paper.DocumentId, paper.Number, paper.Metadata, paper.Parts, time.GetUtcNow(), Deleted: false)).ToList();
        var shown = (await catalogue.AllAsync(cancel)).Where(document => document.Parts.Count > 0 && coming.All(next => next.DocumentId != document.DocumentId));
        return View([.. shown.Concat(coming).Where(document => document.Metadata.IsForDelegates())], calendar, current, _ => DocumentNews.None, null, null);
    }

    private LibraryView View(
        IReadOnlyList<CentralDocument> visible, RoundCalendar calendar, Round current, Func<CentralDocument, DocumentNews> newsOf, string? group, AnsweredPetitions? answered)
    {
        LibraryDocument Row(CentralDocument document) => LibraryRows.Of(document, calendar.Plan) with { News = newsOf(document) };
        var others = calendar.Plan.Rounds.Where(round => round != current).ToLookup(round => calendar.HasBegun(round, time.GetUtcNow()));

        // What serves the current round is found there, and stands on no second shelf.
        var elsewhere = visible.Where(document => !document.Metadata.Rounds.Contains(current.Id)).ToList();
        return new LibraryView(
            time.Today(), group, Shelf(current, visible, calendar, Row),
            Shelves(others[false], elsewhere, calendar, Row), [.. Shelves(others[true], elsewhere, calendar, Row).Reverse()],
            [.. elsewhere.Where(document => !calendar.Plan.Rounds.Any(round => document.Metadata.Rounds.Contains(round.Id))).OrderBy(Issued).Select(Row)])
        {
            Answered = answered,
        };
    }

    private async Task<AnsweredPetitions?> AnsweredAsync(ClaimsPrincipal person, CancellationToken cancel) =>
        person.FindFirst(Permissions.GroupClaim)?.Value is { } group && await answers.OfAsync(group, withTold: false, cancel) is { Count: > 0 } answered
            ? new AnsweredPetitions(answered.Count, $"petitions/answers/{Uri.EscapeDataString(group)}.docx")
            : null;

    private static IReadOnlyList<RoundShelf> Shelves(IEnumerable<Round> rounds, IReadOnlyList<CentralDocument> documents, RoundCalendar calendar, Func<CentralDocument, LibraryDocument> row) =>
        [.. rounds.OrderBy(round => calendar.DaysOf(round)?.First ?? DateOnly.MaxValue).Select(round => Shelf(round, documents, calendar, row)).Where(shelf => !shelf.IsEmpty)];

    private static RoundShelf Shelf(Round round, IEnumerable<CentralDocument> documents, RoundCalendar calendar, Func<CentralDocument, LibraryDocument> row)
    {
        var plan = calendar.Plan;
        var planned = round.Papers.ToDictionary(paper => paper.Type, paper => paper.Order);
        var types = plan.PaperTypes.Select((type, place) => (type.Code, place)).ToDictionary(type => type.Code, type => type.place);
        var serving = documents.Where(document => document.Metadata.Rounds.Contains(round.Id)).OrderBy(Issued).ThenBy(document => document.DocumentId, StringComparer.Ordinal).ToList();
        var days = calendar.DaysOf(round);
        return new RoundShelf(
            round.Id, round.Letter, round.Title, days?.First, days?.Last,
            [.. serving.Where(document => planned.ContainsKey(document.Metadata.Type)).OrderBy(document => planned[document.Metadata.Type]).Select(row)],
            [.. serving.Where(document => !planned.ContainsKey(document.Metadata.Type)).OrderBy(document => types.GetValueOrDefault(document.Metadata.Type, int.MaxValue)).Select(row)],
            [.. round.Papers.Where(paper => paper.Kind == PaperKind.Document && serving.All(document => document.Metadata.Type != paper.Type)).Select(paper => paper.Label)]);
    }

    private static DateOnly Issued(CentralDocument document) => document.Metadata.IssuedOn ?? DateOnly.MinValue;

    private async Task<string?> GroupAsync(ClaimsPrincipal person, CancellationToken cancel) =>
        person.FindFirst(Permissions.GroupClaim)?.Value is { } id ? (await directory.GroupsAsync(cancel)).FirstOrDefault(group => group.Id == id)?.Name : null;
}
