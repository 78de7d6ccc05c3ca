using System.Runtime.CompilerServices;

namespace LangSon.Txct.Library.Search;

internal static class SearchRanking
{
    /// <summary>The rows that answer a question, the best first, among equals the newest: the same on each database.</summary>
    /// <param name="allowed">What else they must be; null if nothing.</param>
    public static async IAsyncEnumerable<SearchRow> RankedAsync(
        this ISearchIndex index, string shelf, SearchQuestion question, SearchExpression? allowed, int most, [EnumeratorCancellation] CancellationToken cancel)
    {
        var tiers = question.Tiers().Select(tier => allowed is null ? tier : new SearchExpression.All([tier, allowed])).ToList();
        var there = tiers.Count == 0 ? 0 : await index.CountAsync(shelf, tiers[^1], most, cancel);
        HashSet<(string, string)> seen = [];
        for (var place = 0; place < tiers.Count && seen.Count < there; place++)
        {
            foreach (var row in await index.FindAsync(shelf, tiers[place], there + seen.Count, cancel))
            {
                if (seen.Count < there && seen.Add((row.Kind, row.Subject)))
                {
                    yield return row;
                }
            }
        }
    }
}
