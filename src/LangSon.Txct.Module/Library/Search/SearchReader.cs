using System.Security.Claims;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Catalogue;

namespace LangSon.Txct.Library.Search;

/// <summary>Answers a search: what the index finds, looked at once more with the eyes of the one who asks.</summary>
internal sealed class SearchReader(ISearchIndex index, SearchIndexing indexing, ICatalogue catalogue, IPetitions petitions, Rounds rounds, IDirectory directory)
{
    private const int MostOfEach = 10, MostOfOne = 100, LongestTitle = 400, LongestExcerpt = 220;

    /// <param name="only">The one group that is wanted, with more of its hits; null for all.</param>
    public async Task<SearchView> ReadAsync(ClaimsPrincipal person, string? typed, SearchFilter filter, SearchGroupKind? only, CancellationToken cancel)
    {
        var question = SearchQuestion.Of(typed);
        var calendar = await rounds.CalendarAsync(cancel);
        var groups = await directory.GroupsAsync(cancel);
        List<SearchGroup> found = [];
        foreach (var kind in Enum.GetValues<SearchGroupKind>().Where(kind => !question.IsEmpty && (only ?? kind) == kind))
        {
            if (SearchFacts.MaySee(kind, person) && await FindAsync(kind, question, SearchFacts.Allowed(kind, filter, person), person, only is null ? MostOfEach : MostOfOne, calendar.Plan, groups, cancel) is { Hits.Count: > 0 } group)
            {
                found.Add(group);
            }
        }

        return new SearchView(question.Typed, filter, found, Choices(calendar.Plan, groups), indexing.IsComplete);
    }

    private async Task<SearchGroup> FindAsync(
        SearchGroupKind kind, SearchQuestion question, SearchExpression? allowed, ClaimsPrincipal person, int most, YearPlan plan, IReadOnlyList<Group> groups, CancellationToken cancel)
    {
        List<SearchHit> hits = [];
        await foreach (var row in index.RankedAsync(SearchFacts.ShelfOf(kind), question, allowed, most + 1, cancel))
        {
            if ((kind == SearchGroupKind.Petitions ? await PetitionAsync(row, question, person, plan, groups, cancel) : await DocumentAsync(row, question, person, plan, cancel)) is { } hit)
            {
                hits.Add(hit);
            }
        }

        return new SearchGroup(kind, [.. hits.Take(most)], hits.Count > most);
    }

    /// <summary>Null if it is not this person's to see, or no more: the index may lag, rights may not.</summary>
    private async Task<SearchHit?> DocumentAsync(SearchRow row, SearchQuestion question, ClaimsPrincipal person, YearPlan plan, CancellationToken cancel)
    {
        if (await catalogue.FindAsync(row.Subject, cancel) is not { Withdrawn: null, Parts.Count: > 0 } document || !document.Metadata.Includes(person))
        {
            return null;
        }

        var shown = LibraryRows.Of(document, plan);
        string?[] about = [shown.TypeLabel, shown.Files[0].Kind, shown.Number is null ? null : $"Số {shown.Number}", shown.IssuedOn is { } day ? Words.Day(day) : null];
        var excerpt = document.ModifiedAt.ToUnixTimeMilliseconds() == row.Version && row.Body.Length > 0 ? Highlights.Of(row.Body, question, LongestExcerpt) : [];
        return new SearchHit(Highlights.Of(shown.Title, question, LongestTitle), shown.Files[0].Path, string.Join(" · ", about.OfType<string>()), Highlights.Has(excerpt) ? excerpt : []);
    }

    private async Task<SearchHit?> PetitionAsync(SearchRow row, SearchQuestion question, ClaimsPrincipal person, YearPlan plan, IReadOnlyList<Group> groups, CancellationToken cancel)
    {
        if (await petitions.FindAsync(row.Subject, cancel) is not { State.SetAside: null } petition || !Permissions.SeesPetitionsOf(person, petition.GroupId))
        {
            return null;
        }

        string?[] about =
        [
            groups.FirstOrDefault(group => group.Id == petition.GroupId)?.Name ?? petition.GroupId, petition.Place, FieldNames.NameOf(petition.Sorted.Field),
            plan.Rounds.FirstOrDefault(round => round.Id == petition.Round)?.Title, petition.State.Answer is null ? null : "đã có trả lời",
        ];
        return new SearchHit(
            Highlights.Of(petition.Text, question, LongestTitle), Permissions.SeesAll(person) ? $"office/petitions/{Uri.EscapeDataString(petition.Id)}" : null,
            string.Join(" · ", about.OfType<string>().Where(said => said.Length > 0)), []);
    }

    private static SearchChoices Choices(YearPlan plan, IReadOnlyList<Group> groups) => new(
        [.. plan.Rounds.Select(round => round.Session.Year).Append(plan.Year).Append(plan.Year - 1).Distinct().OrderDescending().Select(year => $"{year}")],
        [.. plan.Rounds.Select(round => new SearchChoice(round.Id, $"Đợt {round.Letter}: {round.Title}"))],
        [.. plan.PaperTypes.Select(type => new SearchChoice(type.Code, type.Label))],
        [.. groups.OrderBy(group => group.Number).Select(group => new SearchChoice(group.Id, group.Name))]);
}
