using System.Runtime.CompilerServices;

namespace LangSon.Txct.Library.Search;

internal static class SearchRanking
{
    /// <summary>The rows that answer a question, the best first, among equals the newest: the same on each database.</summary>
    /// <param name="allowed">What else they must be; null if nothing.</param>
    public static async IAsyncEnumerable<SearchRow> RankedAsync(
        this ISearchIndex index, string shelf, SearchQuestion question, SearchExpression? allowed, int most, [EnumeratorCancellation] CancellationToken cancel)
    {
        HashSet<(string, string)> seen = [];
        foreach (var tier in question.Tiers())
        {
            foreach (var row in await index.FindAsync(shelf, allowed is null ? tier : new SearchExpression.All([tier, allowed]), most + seen.Count, cancel))
            {
                if (seen.Count < most && seen.Add((row.Kind, row.Subject)))
                {
                    yield return row;
                }
            }

            if (seen.Count >= most)
            {
                yield break;
            }
        }
    }
}
