using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Library.Search;

/// <summary>Finds what was asked for in a text as it is read, by the same words as the index.</summary>
internal static class Highlights
{
    /// <summary>The whole text, or of a long one the piece that says most of what was asked for.</summary>
    /// <param name="longest">In letters, about.</param>
    public static IReadOnlyList<TextPiece> Of(string text, SearchQuestion question, int longest)
    {
        var composed = text.Normalize();
        var words = Word.PlacedOf(composed);
        var (typed, folded) = (Hits(words, question, (word, other) => word.Marked == other.Marked), Hits(words, question, (word, other) => word.Folded == other.Folded));

        // A word without accents is typed in any case: it must not keep the others from being seen.
        var hits = TermsOf(typed) < TermsOf(folded) ? folded : typed;
        var (start, end) = composed.Length <= longest ? (0, composed.Length) : Window(composed, hits, longest);
        return [.. Pieces(composed, hits, start, end)];
    }

    /// <summary>Places that are compared; of a text that says it more often the first ones.</summary>
    private const int MostPlaces = 1000;

    public static bool Has(IReadOnlyList<TextPiece> pieces) => pieces.Any(piece => piece.IsHit);

    private static int TermsOf(SortedDictionary<int, Hit> hits) => hits.Values.Select(hit => hit.Term).Distinct().Count();

    private static SortedDictionary<int, Hit> Hits(IReadOnlyList<PlacedWord> words, SearchQuestion question, Func<Word, Word, bool> same)
    {
        var hits = new SortedDictionary<int, Hit>();
        foreach (var (way, number) in question.Ways.Select((way, number) => (way, number)))
        {
            for (var place = 0; place + way.Length <= words.Count; place++)
            {
                var isHere = true;
                for (var offset = 0; offset < way.Length && isHere; offset++)
                {
                    isHere = same(words[place + offset].Word, way[offset]);
                }

                var (first, last) = (words[place], words[place + way.Length - 1]);
                if (isHere && (!hits.TryGetValue(first.Start, out var known) || known.End < last.Start + last.Length))
                {
                    hits[first.Start] = new Hit(first.Start, last.Start + last.Length, number);
                }
            }
        }

        return hits;
    }

    /// <summary>How many different terms stand from a hit on within so many letters, and within how few: of a phrase no more than it has.</summary>
    private static (int Terms, int Letters) Reach(List<Hit> hits, int from, int longest)
    {
        HashSet<int> terms = [];
        var letters = 0;
        for (var at = from; at < hits.Count && hits[at].End - hits[from].Start < longest; at++)
        {
            if (terms.Add(hits[at].Term))
            {
                letters = hits[at].End - hits[from].Start;
            }
        }

        return (terms.Count, letters);
    }

    /// <summary>Where most different terms stand closest together, with what stands around it.</summary>
    private static (int Start, int End) Window(string text, SortedDictionary<int, Hit> hits, int longest)
    {
        var all = hits.Values.ToList();
        var best = Enumerable.Range(0, Math.Min(all.Count, MostPlaces)).Select(index => (all[index].Start, Reach: Reach(all, index, longest))).DefaultIfEmpty().MaxBy(place => (place.Reach.Terms, -place.Reach.Letters));
        var start = Math.Clamp(best.Start - longest / 4, 0, Math.Max(0, text.Length - longest));
        start = start == 0 ? 0 : text.IndexOf(' ', start) is var blank and >= 0 && blank < best.Start ? blank + 1 : best.Start;
        var end = Math.Min(text.Length, start + longest);
        end = end == text.Length ? end : text.LastIndexOf(' ', end - 1, end - start) is var last && last > start ? last : end;
        return (start, end);
    }

    private static IEnumerable<TextPiece> Pieces(string text, SortedDictionary<int, Hit> hits, int start, int end)
    {
        if (start > 0)
        {
            yield return new TextPiece("… ", false);
        }

        var at = start;
        foreach (var hit in hits.Values.Where(hit => hit.Start >= start && hit.End <= end))
        {
            if (hit.Start < at)
            {
                continue;
            }

            if (hit.Start > at)
            {
                yield return new TextPiece(text[at..hit.Start], false);
            }

            yield return new TextPiece(text[hit.Start..hit.End], true);
            at = hit.End;
        }

        if (at < end)
        {
            yield return new TextPiece(text[at..end], false);
        }

        if (end < text.Length)
        {
            yield return new TextPiece(" …", false);
        }
    }

    private readonly record struct Hit(int Start, int End, int Term);
}

/// <param name="IsHit">It is what was asked for.</param>
public sealed record TextPiece(string Text, bool IsHit);
