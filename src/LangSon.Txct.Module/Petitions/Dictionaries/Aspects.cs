using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Petitions.Dictionaries;

/// <summary>What is wrong with a thing, or wanted of it: a street may be flooded, occupied or dark, and these are three petitions.</summary>
internal static class Aspects
{
    private static readonly TermIndex<string> Terms = new(Dictionary.Read<Dictionary<string, string[]>>("aspects.json")
        .SelectMany(aspect => aspect.Value.Select(term => new Term<string>(Matters.Expanded(term), term, aspect.Key, 1))));

    public static HashSet<string> In(Word[] words) => Terms.In(words).Select(term => term.Of).ToHashSet(StringComparer.Ordinal);
}
