using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Repeats;

namespace LangSon.Txct.Petitions.Register;

/// <summary>Which petitions of a paper's new version are the ones that were there before.</summary>
internal static class NextVersion
{
    /// <summary>The share of words that two wordings of one petition have in common: a mended slip changes one or two words of ten.</summary>
    private const double Alike = 0.7;

    /// <returns>For each petition read, the one before that it is; null where it is new.</returns>
    public static IReadOnlyList<Petition?> Match(IReadOnlyList<Petition> before, IReadOnlyList<SortedPetition> read)
    {
        var left = before.Where(petition => petition.MadeOf.Count == 0).GroupBy(petition => petition.Read.Text, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<Petition>(group), StringComparer.Ordinal);
        var same = read.Select(petition => left.TryGetValue(petition.Read.Text, out var queue) && queue.TryDequeue(out var known) ? known : null).ToArray();
        var others = left.Values.SelectMany(queue => queue).Select(petition => (Petition: petition, Words: Compared.Of(petition.Read.Text))).ToList();
        for (var place = 0; place < read.Count && others.Count > 0; place++)
        {
            if (same[place] is null && Closest(others, Compared.Of(read[place].Read.Text)) is var closest and >= 0)
            {
                same[place] = others[closest].Petition;
                others.RemoveAt(closest);
            }
        }

        return same;
    }

    /// <returns>-1 if none is close enough.</returns>
    private static int Closest(List<(Petition Petition, Compared Words)> others, Compared read)
    {
        var shares = others.Select((other, place) => (Share: read.ShareOf(other.Words), Place: place)).Where(each => each.Share >= Alike).ToList();
        return shares.Count == 0 ? -1 : shares.MaxBy(each => each.Share).Place;
    }

    /// <summary>A wording with the things that it names: where these differ, it is another petition, however alike the words.</summary>
    private sealed record Compared(HashSet<string> Words, Objects Names)
    {
        public static Compared Of(string text) => new([.. Folded.Of(text).Split(' ')], Objects.Of(text, null));

        public double ShareOf(Compared other)
        {
            if (!Names.Things.SetEquals(other.Names.Things) || !Names.Areas.SetEquals(other.Names.Areas) || !Names.Roads.SetEquals(other.Names.Roads))
            {
                return 0;
            }

            var both = Words.Count(other.Words.Contains);
            return both / (double)(Words.Count + other.Words.Count - both);
        }
    }
}
