using System.Text.RegularExpressions;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Petitions.Repeats;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>A row of a report with the petitions that it may answer; a person says whether it does.</summary>
/// <param name="Petitions">The likeliest first.</param>
internal sealed record SuggestedAnswer(ResultRow Row, IReadOnlyList<SuggestedPetition> Petitions);

/// <param name="Alike">The share of words in common, from 0 to 1.</param>
/// <param name="Answer">What was answered before; null for nothing.</param>
internal sealed record SuggestedPetition(string Id, string Round, string Group, string Text, double Alike, PetitionAnswer? Answer);

/// <summary>Finds the petitions of the register that the rows of a report answer: those of the same words, and those that ask the same about the same thing.</summary>
internal static partial class ResultMatching
{
    private const double SameWords = 0.75;

    private const int MostSuggested = 20;

    public static IReadOnlyList<SuggestedAnswer> Of(IReadOnlyList<ResultRow> rows, IReadOnlyList<Petition> petitions, IReadOnlyList<Planning.Group> groups)
    {
        var areas = groups.ToDictionary(group => group.Id, group => group.Area, StringComparer.Ordinal);
        var clusters = Clustering.Of(
        [
            .. petitions.Select(petition => Signature.Of(petition.Text, areas.GetValueOrDefault(petition.GroupId), petition.Place)),
            .. rows.Select(row => Signature.Of(row.Text, District().Match(row.Place ?? "") is { Success: true } district ? district.Value : null, row.Place)),
        ]);
        var words = petitions.Select(petition => Words(petition.Text)).ToList();
        return
        [
            .. rows.Select((row, number) => new SuggestedAnswer(row,
            [
                .. petitions.Select((petition, place) => (petition, Alike: Share(Words(row.Text), words[place]), IsSame: clusters[place] == clusters[petitions.Count + number]))
                    .Where(each => each.IsSame || each.Alike >= SameWords).OrderByDescending(each => each.IsSame).ThenByDescending(each => each.Alike).ThenBy(each => each.petition.Id, StringComparer.Ordinal).Take(MostSuggested)
                    .Select(each => new SuggestedPetition(each.petition.Id, each.petition.Round, each.petition.GroupId, each.petition.Text, Math.Round(each.Alike, 2), each.petition.State.Answer)),
            ])),
        ];
    }

    private static HashSet<string> Words(string text) => [.. Folded.Tokens(text)];

    private static double Share(HashSet<string> one, HashSet<string> other)
    {
        var both = one.Count(other.Contains);
        return both == 0 ? 0 : both / (double)(one.Count + other.Count - both);
    }

    [GeneratedRegex(@"(?:huyện|thành phố|thị xã)\s+\p{Lu}.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex District();
}
