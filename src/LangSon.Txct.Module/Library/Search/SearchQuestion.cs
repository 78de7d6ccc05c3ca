using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Library.Search;

/// <summary>What a person typed, as terms that may each be said in several ways. Accents are forgiven, and count where they were typed.</summary>
internal sealed class SearchQuestion
{
    private const int MostLetters = 200, MostWords = 12, MostPhrases = 16;

    /// <summary>Each term's ways of saying it; the first is as it was typed.</summary>
    private readonly IReadOnlyList<IReadOnlyList<Word[]>> terms;

    private SearchQuestion(string typed, IReadOnlyList<IReadOnlyList<Word[]>> terms) => (Typed, this.terms) = (typed, terms);

    /// <summary>Without blanks at its ends, composed, and not longer than can be asked for.</summary>
    public string Typed { get; }

    public bool IsEmpty => terms.Count == 0;

    public static SearchQuestion Of(string? typed)
    {
        var said = (typed ?? "").Trim();
        said = (said.Length > MostLetters ? said[..MostLetters] : said).Normalize();
        var words = Word.Of(said).Take(MostWords).ToList();
        List<IReadOnlyList<Word[]>> terms = [];
        for (var place = 0; place < words.Count;)
        {
            var name = Abbreviations.At(words, place);
            terms.Add(name is { } known
                ? [[.. words.Skip(place).Take(known.Length)], .. known.Shorts.Select(Word.Of)]
                : [[words[place]], .. Others(words[place])]);
            place += name?.Length ?? 1;
        }

        return new SearchQuestion(said, terms);
    }

    /// <summary>What finds it, the best first: words that stand together before words apart, the title before the text, accents as typed before accents forgiven. The last takes all that those before it do.</summary>
    public IEnumerable<SearchExpression> Tiers()
    {
        if (IsAccented)
        {
            yield return Together(isPlain: false, isInTitle: true);
            yield return Together(isPlain: false, isInTitle: false);
            if (terms.Count > 1)
            {
                yield return Apart(isPlain: false);
            }
        }

        yield return Together(isPlain: true, isInTitle: true);
        yield return Together(isPlain: true, isInTitle: false);
        if (terms.Count > 1)
        {
            yield return Apart(isPlain: true);
        }
    }

    /// <summary>Every way of saying every term, to find them again in a text.</summary>
    public IEnumerable<Word[]> Ways => terms.SelectMany(ways => ways);

    private bool IsAccented => terms.Any(ways => IsMarked(ways[0]));

    private SearchExpression.Any Together(bool isPlain, bool isInTitle)
    {
        IEnumerable<IReadOnlyList<Word>> phrases = [[]];
        foreach (var ways in terms)
        {
            phrases = phrases.SelectMany(begun => ways.Select(way => (IReadOnlyList<Word>)[.. begun, .. way])).Take(MostPhrases);
        }

        return new SearchExpression.Any([.. phrases.Select(words => Phrase(words, isPlain, isInTitle))]);
    }

    /// <summary>A word that was typed without accents is met by any.</summary>
    private SearchExpression.All Apart(bool isPlain) => new(
        [.. terms.Select(ways => new SearchExpression.Any([.. ways.Select(way => Phrase(way, isPlain || !IsMarked(way), false))]))]);

    private static SearchExpression.Phrase Phrase(IReadOnlyList<Word> words, bool isPlain, bool isInTitle) =>
        new([.. words.Select(word => isPlain ? word.Folded : word.Marked)], isPlain, isInTitle);

    private static bool IsMarked(IReadOnlyList<Word> words) => words.Any(word => word.Marked != word.Folded);

    /// <summary>An abbreviation written out, and the other spelling of a last i or y: "kĩ thuật" is "kỹ thuật".</summary>
    private static IEnumerable<Word[]> Others(Word word)
    {
        if (Abbreviations.All.TryGetValue(word.Folded, out var full))
        {
            yield return full;
        }

        if (word.Folded.Length > 1 && word.Folded[^1] is 'i' or 'y' && "hklmst".Contains(word.Folded[^2], StringComparison.Ordinal) && word.Folded[..^1].All(letter => !"aeou".Contains(letter, StringComparison.Ordinal)))
        {
            var (from, to) = word.Folded[^1] == 'i' ? ('i', 'y') : ('y', 'i');
            yield return [new Word(word.Marked.Replace(from, to), word.Folded.Replace(from, to))];
        }
    }
}
