using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Passing;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Petitions.Repeats;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Petitions.Screens;

/// <summary>Puts together what the list of a round's petitions shows.</summary>
internal sealed class PetitionListReader(IPetitions petitions, IPassings passings, PetitionSignatures signatures, PaperComparison papers, IDirectory directory, Rounds rounds, TimeProvider time)
{
    private const int PerPage = 50;

    private const string Aside = "setAside";

    private static readonly (string Code, string Name)[] States =
        [("undecided", "Chưa duyệt"), ("decided", "Đã duyệt"), ("repeated", "Nghi trùng"), ("passed", "Đã chuyển"), ("answered", "Đã có trả lời"), ("waiting", "Chưa có trả lời"), (Aside, "Đã bỏ, tách, ghép")];

    /// <param name="page">From 1.</param>
    /// <returns>Null where the plan has no such round.</returns>
    public async Task<PetitionListView?> ReadAsync(string? roundId, ListFilter filter, int page, bool mayWork, ListNews? news, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var round = roundId is null ? calendar.Current(time.GetUtcNow()) : calendar.Plan.Rounds.FirstOrDefault(known => known.Id == roundId);
        if (round is null)
        {
            return null;
        }

        var groups = (await directory.GroupsAsync(cancel)).OrderBy(group => group.Number).ToList();
        var names = groups.ToDictionary(group => group.Id, group => group.Name, StringComparer.Ordinal);
        var rows = await RowsAsync(round.Id, cancel);
        var found = await FoundAsync(round.Id, filter, rows, cancel);
        var pages = Math.Max(1, (found.Count + PerPage - 1) / PerPage);
        var at = Math.Clamp(page, 1, pages);
        return new PetitionListView(
            round.Id, round.Title, Choices(calendar.Plan.Rounds.Select(each => (each.Id, $"Đợt {each.Letter}")), round.Id), Choices(groups.Select(group => (group.Id, group.Name)), filter.Group),
            Choices(FieldNames.All.Select(field => (field.Code, field.Name)), filter.Field), Choices(LevelWords.All, filter.Competence), Choices(States, filter.State), filter, QueryOf(round.Id, filter, at),
            [.. found.Skip((at - 1) * PerPage).Take(PerPage).Select(row => PetitionLine.Of(row.Row, names.GetValueOrDefault(row.Row.Group, row.Row.Group), row.Repeats))], found.Count, at, pages,
            new PetitionCounts(rows.Count, rows.Count(row => !row.Row.IsDecided), rows.Count(row => row.Repeats > 0), rows.Count(row => IsAnswered(row.Row))), await NotesAsync(round.Id, names, cancel), mayWork, news);
    }

    /// <summary>All that the filter takes, whatever its page.</summary>
    /// <returns>Null where the plan has no such round.</returns>
    public async Task<IReadOnlyList<PetitionLine>?> AllAsync(string? roundId, ListFilter filter, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        if ((roundId ?? calendar.Current(time.GetUtcNow()).Id) is var id && calendar.Plan.Rounds.All(round => round.Id != id))
        {
            return null;
        }

        var names = (await directory.GroupsAsync(cancel)).ToDictionary(group => group.Id, group => group.Name, StringComparer.Ordinal);
        return [.. (await FoundAsync(id, filter, await RowsAsync(id, cancel), cancel)).Select(row => PetitionLine.Of(row.Row, names.GetValueOrDefault(row.Row.Group, row.Row.Group), row.Repeats))];
    }

    private async Task<List<(PetitionRow Row, int Repeats)>> FoundAsync(string round, ListFilter filter, List<(PetitionRow Row, int Repeats)> rows, CancellationToken cancel) =>
        [.. (filter.State == Aside ? (await petitions.SetAsideAsync(round, cancel)).Select(petition => (Row: PetitionRow.Of(petition), Repeats: 0)) : rows).Where(row => Takes(filter, row.Row, row.Repeats))];

    private async Task<List<(PetitionRow Row, int Repeats)>> RowsAsync(string round, CancellationToken cancel)
    {
        var all = await petitions.OfRoundAsync(round, cancel);
        var clusters = await signatures.ClustersAsync(all, cancel);
        var passed = await passings.IssuedAsync(cancel);
        var sizes = clusters.CountBy(cluster => cluster).ToDictionary();
        var merged = all.Where(petition => petition.State.Merged is not null).CountBy(petition => petition.State.Merged!).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. all.Select((petition, place) => (PetitionRow.Of(petition, all[clusters[place]].Id, passed.GetValueOrDefault(petition.Id)?.Number),
                (petition.State.Merged is { } key ? merged[key] : sizes[clusters[place]]) - 1)),
        ];
    }

    private async Task<IReadOnlyList<PaperNote>> NotesAsync(string round, Dictionary<string, string> names, CancellationToken cancel) =>
        [.. (await papers.OfRoundAsync(round, cancel)).SelectMany(paper => paper.Notes.Select(note => new PaperNote(names.GetValueOrDefault(paper.Group, paper.Group), note)))];

    private static bool Takes(ListFilter filter, PetitionRow row, int repeats) =>
        new PetitionFilter { Group = filter.Group, Field = filter.Field, Competence = filter.Competence, Words = filter.Words }.Takes(row) && filter.State switch
        {
            "undecided" => !row.IsDecided,
            "decided" => row.IsDecided,
            "repeated" => repeats > 0,
            "passed" => row.PassedBy is not null,
            "answered" => IsAnswered(row),
            "waiting" => !IsAnswered(row),
            _ => true,
        };

    private static bool IsAnswered(PetitionRow row) => row.Answer is not null || row.AnsweredOnSpot;

    private static List<Choice> Choices(IEnumerable<(string Code, string Name)> all, string? chosen) => [.. all.Select(each => new Choice(each.Code, each.Name, each.Code == chosen))];

    private static string QueryOf(string round, ListFilter filter, int page) => string.Join('&', new[]
    {
        ("round", round), ("group", filter.Group), ("field", filter.Field), ("competence", filter.Competence), ("state", filter.State), ("q", filter.Words), ("page", page > 1 ? FormattableString.Invariant($"{page}") : null),
    }.Where(pair => pair.Item2 is { Length: > 0 }).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}"));
}
