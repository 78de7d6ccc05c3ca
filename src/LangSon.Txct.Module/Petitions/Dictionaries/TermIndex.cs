using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Petitions.Dictionaries;

/// <summary>Words of a dictionary that tell of something.</summary>
/// <param name="Name">As the dictionary has them.</param>
/// <param name="Weight">How much they tell.</param>
internal sealed record Term<T>(Word[] Words, string Name, T Of, double Weight);

/// <summary>Finds the terms of a dictionary in a text, with accents or without.</summary>
internal sealed class TermIndex<T>(IEnumerable<Term<T>> terms)
{
    /// <summary>A text of which fewer words bear accents was typed without.</summary>
    private const double FewestMarked = 0.2;

    /// <summary>Without accents these are words of any sentence.</summary>
    private static readonly HashSet<string> Ambiguous = ["cho", "chua", "phi", "phai", "ban", "la", "ma", "bo", "ca", "hoi", "than", "den", "dang", "mo", "vay", "say", "cong", "duong", "sau", "thu"];

    private readonly Dictionary<string, List<Term<T>>> byFirstWord = terms.GroupBy(term => term.Words[0].Folded, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    /// <summary>Each as often as it is said.</summary>
    public IEnumerable<Term<T>> In(Word[] words)
    {
        var isPlain = words.Count(word => word.Marked != word.Folded) < FewestMarked * words.Length;
        for (var place = 0; place < words.Length; place++)
        {
            foreach (var term in byFirstWord.GetValueOrDefault(words[place].Folded) ?? [])
            {
                if (StandsAt(term.Words, words, place, isPlain))
                {
                    yield return term;
                }
            }
        }
    }

    private static bool StandsAt(Word[] term, Word[] text, int place, bool isPlain)
    {
        if (term.Length > text.Length - place)
        {
            return false;
        }

        var (same, bare) = (0, 0);
        for (var word = 0; word < term.Length; word++)
        {
            var typed = text[place + word];
            if (term[word].Folded != typed.Folded)
            {
                return false;
            }

            same += term[word].Marked == typed.Marked ? 1 : 0;
            bare += typed.Marked == typed.Folded ? 1 : 0;
        }

        // "chưa" is no "chùa", and "cấp cho" no "cặp chợ"; one slip among several words is forgiven.
        return isPlain ? term.Length > 1 || same == 1 || !Ambiguous.Contains(term[0].Folded)
            : term.Length == 1 ? same == 1
            : 2 * same >= term.Length || bare == term.Length;
    }
}
