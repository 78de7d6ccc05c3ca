using System.Text.Json;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Dictionaries;

namespace LangSon.Txct.Library.Search;

/// <summary>What people and papers shorten: the short form finds the long one, and the other way round.</summary>
internal static class Abbreviations
{
    public static IReadOnlyDictionary<string, Word[]> All { get; } = Offices().Concat(Matters.Abbreviations).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static readonly ILookup<string, (string Short, Word[] Long)> ByFirst = All.Where(pair => pair.Value.Length > 1).ToLookup(pair => pair.Value[0].Folded, pair => (pair.Key, pair.Value), StringComparer.Ordinal);

    /// <summary>The longest name that begins at a place, and its short forms; null if none does.</summary>
    public static (int Length, IReadOnlyList<string> Shorts)? At(IReadOnlyList<Word> words, int place) =>
        ByFirst[words[place].Folded].Where(name => IsAt(words, place, name.Long)).GroupBy(name => name.Long.Length).MaxBy(same => same.Key) is { } longest
            ? (longest.Key, [.. longest.Select(name => name.Short)])
            : null;

    private static bool IsAt(IReadOnlyList<Word> words, int place, Word[] name) =>
        place + name.Length <= words.Count && name.Select((word, offset) => word.IsLike(words[place + offset])).All(same => same);

    private static IEnumerable<KeyValuePair<string, Word[]>> Offices()
    {
        using var json = typeof(Abbreviations).Assembly.GetManifestResourceStream("LangSon.Txct.Library.Search.abbreviations.json") ?? throw new InvalidOperationException("abbreviations.json is not within the module.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.Select(pair => KeyValuePair.Create(pair.Key, Word.Of(pair.Value)));
    }
}
