using System.Text;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Content.Words;

/// <summary>A word with its accents, and without.</summary>
/// <param name="Marked">In small letters, its tone wherever it was typed: "hòa" and "hoà" are one.</param>
/// <param name="Folded">Without accents.</param>
internal readonly partial record struct Word(string Marked, string Folded)
{
    public static Word[] Of(string text) => [.. PlacedOf(text.Normalize()).Select(placed => placed.Word)];

    /// <summary>The words of a text and where each of them stands.</summary>
    /// <param name="composed">NFC.</param>
    public static IReadOnlyList<PlacedWord> PlacedOf(string composed)
    {
        List<PlacedWord> words = [];
        foreach (var match in Parts().EnumerateMatches(composed))
        {
            var word = composed.Substring(match.Index, match.Length).ToLowerInvariant();
            words.Add(new PlacedWord(new Word(MarksLast(word), Words.Folded.Of(word)), match.Index, match.Length));
        }

        return words;
    }

    /// <summary>Whether a typed word may be this one: the same accents, or none at all.</summary>
    public bool IsLike(Word typed) => Folded == typed.Folded && (Marked == typed.Marked || typed.Marked == typed.Folded || Marked == Folded);

    private static string MarksLast(string word)
    {
        if (Ascii.IsValid(word))
        {
            return word;
        }

        var apart = word.Normalize(NormalizationForm.FormD);
        return string.Concat(apart.Where(letter => !IsMark(letter))) + string.Concat(apart.Where(IsMark).Order());
    }

    private static bool IsMark(char letter) => letter is >= '\u0300' and <= '\u036F';

    [GeneratedRegex(@"[\p{L}\p{M}\d]+")]
    private static partial Regex Parts();
}

/// <param name="Start">The first letter's place in the text.</param>
/// <param name="Length">In letters.</param>
internal readonly record struct PlacedWord(Word Word, int Start, int Length);
