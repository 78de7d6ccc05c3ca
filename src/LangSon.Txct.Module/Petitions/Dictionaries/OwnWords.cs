using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Petitions.Dictionaries;

/// <summary>Words that the Office added to the dictionary: a petition that says them is of this field.</summary>
/// <param name="Field">A code of the fields.</param>
/// <param name="Competence">trung-uong, tinh, huyen or xa; null where the words do not tell.</param>
/// <param name="Agency">The body's name; null where the words do not tell.</param>
internal sealed record OwnWord(string Words, string Field, string? Competence = null, string? Agency = null);

/// <summary>The Office's own words, with or without accents.</summary>
internal sealed class OwnWords
{
    private readonly List<(string Folded, Word[] Marked, OwnWord Word)> words;

    public OwnWords(IEnumerable<OwnWord> words) => this.words = [.. words.Select(word => ($" {Folded.Of(word.Words)} ", Word.Of(word.Words), word)).Where(each => each.Item2.Length > 0)];

    public static OwnWords None { get; } = new([]);

    /// <summary>Those that a text says, the longest first.</summary>
    public IReadOnlyList<OwnWord> In(string text)
    {
        if (words.Count == 0)
        {
            return [];
        }

        var folded = $" {Folded.Of(text)} ";
        var typed = Word.Of(text);
        return [.. words.Where(each => folded.Contains(each.Folded, StringComparison.Ordinal) && IsTyped(each.Marked, typed)).OrderByDescending(each => each.Folded.Length).Select(each => each.Word)];
    }

    /// <summary>One word alone must have its own accents, or none.</summary>
    private static bool IsTyped(Word[] words, Word[] text) => words.Length > 1 || text.Any(word => words[0].IsLike(word));
}

/// <summary>Keeps the Office's own words.</summary>
internal interface IOwnWords
{
    /// <summary>In alphabetical order, without accents.</summary>
    Task<IReadOnlyList<OwnWord>> AllAsync(CancellationToken cancel);

    /// <summary>Adds words, or says anew what follows from them.</summary>
    Task PutAsync(OwnWord word, string by, DateTimeOffset at, CancellationToken cancel);

    /// <returns>False if they are not there.</returns>
    Task<bool> RemoveAsync(string words, CancellationToken cancel);
}
