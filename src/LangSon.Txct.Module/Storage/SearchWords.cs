using LangSon.Txct.Content.Words;
using LangSon.Txct.Library.Search;

namespace LangSon.Txct.Storage;

/// <summary>Texts and questions as tokens that each database only has to find: a word, or two words that stand together, each marked with its shelf, with title or text, and with or without accents.</summary>
/// <remarks>No list of rows is then longer than it must be, and no database looks at places within a text, so that all find the same.</remarks>
internal static class SearchWords
{
    /// <summary>Words past these are not found.</summary>
    private const int MostInTitle = 500, MostInBody = 20_000;

    public static HashSet<string> Of(SearchEntry entry)
    {
        HashSet<string> tokens = [.. entry.Facts.Select(OfFact)];
        Add(tokens, $"{entry.Shelf}t", [.. Word.Of(entry.Title).Take(MostInTitle)]);
        Add(tokens, $"{entry.Shelf}b", [.. Word.Of(entry.Body).Take(MostInBody)]);
        return tokens;
    }

    /// <summary>For match of FTS5.</summary>
    public static string Match(string shelf, SearchExpression expression) => Say(shelf, expression, token => $"\"{token}\"", " AND ", " OR ");

    /// <summary>The value of a tsquery.</summary>
    public static string Query(string shelf, SearchExpression expression) => Say(shelf, expression, token => $"'{token}'", " & ", " | ");

    private static void Add(HashSet<string> tokens, string place, Word[] words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            tokens.Add($"{place}m_{words[at].Marked}");
            tokens.Add($"{place}p_{words[at].Folded}");
            if (at > 0)
            {
                tokens.Add($"{place}m_{words[at - 1].Marked}_{words[at].Marked}");
                tokens.Add($"{place}p_{words[at - 1].Folded}_{words[at].Folded}");
            }
        }
    }

    private static string Say(string shelf, SearchExpression expression, Func<string, string> token, string and, string or) => expression switch
    {
        SearchExpression.Phrase { IsInTitle: true } phrase => Say(phrase, $"{shelf}t", token, and),
        SearchExpression.Phrase phrase => $"({Say(phrase, $"{shelf}t", token, and)}{or}{Say(phrase, $"{shelf}b", token, and)})",
        SearchExpression.Has fact => token(OfFact(fact.Word)),
        SearchExpression.All all => $"({string.Join(and, all.Parts.Select(part => Say(shelf, part, token, and, or)))})",
        SearchExpression.Any any => $"({string.Join(or, any.Parts.Select(part => Say(shelf, part, token, and, or)))})",
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    private static string Say(SearchExpression.Phrase phrase, string place, Func<string, string> token, string and)
    {
        var prefix = $"{place}{(phrase.IsPlain ? 'p' : 'm')}_";
        return phrase.Words is [var word] ? token(prefix + word) : $"({string.Join(and, phrase.Words.Skip(1).Select((next, before) => token($"{prefix}{phrase.Words[before]}_{next}")))})";
    }

    private static string OfFact(string fact) => $"f_{fact}";
}
