using System.Text.RegularExpressions;
using LangSon.Txct.Content.Words;

namespace LangSon.Txct.Petitions.Dictionaries;

/// <summary>What petitions are about, as the Office sorts them.</summary>
/// <param name="Competence">trung-uong, tinh, huyen or xa.</param>
/// <param name="Agency">A code of the agencies; ubnd-huyen, congan-huyen or ubnd-xa for those of the place.</param>
/// <param name="Needs">One of these must be said; none where null.</param>
/// <param name="Scope">How two petitions of it are told apart: by the thing that they name where null.</param>
/// <param name="Terms">Words, and how much each of them tells.</param>
internal sealed record Matter(string Code, string Field, string Competence, string Agency, IReadOnlyList<string>? Needs, IReadOnlyDictionary<string, double> Terms, MatterScope? Scope = null);

internal enum MatterScope
{
    /// <summary>It is the same wherever it is raised: what is asked tells petitions apart, and not the place.</summary>
    General,

    /// <summary>All who raise it ask the same.</summary>
    One,
}

/// <summary>The matters, and which of them a text speaks of.</summary>
internal static partial class Matters
{
    private const double Fading = 0.75;

    /// <summary>What is usually shortened, by its letters without accents, written out.</summary>
    public static IReadOnlyDictionary<string, Word[]> Abbreviations { get; } = Dictionary.Read<Dictionary<string, string>>("abbreviations.json").ToDictionary(pair => pair.Key, pair => Word.Of(pair.Value), StringComparer.Ordinal);

    public static IReadOnlyList<Matter> All { get; } = Dictionary.Read<Matter[]>("matters.json");

    private static readonly TermIndex<Matter> Terms = new(All.SelectMany(matter => matter.Terms.Select(term => new Term<Matter>(Expanded(term.Key), term.Key, matter, term.Value))));

    /// <summary>The words of a text with what is usually shortened written out: "QL4B" as "quốc lộ 4b".</summary>
    public static Word[] Expanded(string text) => [.. Word.Of(Numbered().Replace(Roads().Replace(text, "$1 $2"), match => $"{(char.IsAsciiLetter(match.Value[^1]) ? "quốc lộ" : "đường tỉnh")} {match.Groups[1].Value}"))
        .SelectMany(word => Abbreviations.TryGetValue(word.Folded, out var full) ? full : [word])];

    /// <summary>Each matter with the terms of it that are said, each once.</summary>
    public static Dictionary<Matter, Dictionary<string, double>> In(Word[] words)
    {
        Dictionary<Matter, Dictionary<string, double>> said = [];
        foreach (var term in Terms.In(words))
        {
            (said.TryGetValue(term.Of, out var terms) ? terms : said[term.Of] = new Dictionary<string, double>(StringComparer.Ordinal))[term.Name] = term.Weight;
        }

        if (said.Keys.Any(matter => matter.Needs is not null))
        {
            var text = $" {string.Join(' ', words.Select(word => word.Folded))} ";
            foreach (var unfit in said.Keys.Where(matter => matter.Needs is { } needs && !needs.Any(need => text.Contains($" {Folded.Of(need)} ", StringComparison.Ordinal))).ToList())
            {
                said.Remove(unfit);
            }
        }

        return said;
    }

    /// <summary>What terms tell together: each further one tells less than the one before.</summary>
    public static double Weigh(IEnumerable<double> weights) => weights.OrderDescending().Select((weight, rank) => weight * Math.Pow(Fading, rank)).Sum();

    [GeneratedRegex(@"(?<![\p{L}])(QL|ĐT|DT|TL|ĐH|quốc lộ|đường tỉnh|tỉnh lộ)\.?\s*(\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Roads();

    /// <summary>A road that is called by its number alone.</summary>
    [GeneratedRegex(@"(?<![\p{L}])(?:đường|duong)\s+(2\d\d[A-C]?|\d{1,2}[A-C])(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
