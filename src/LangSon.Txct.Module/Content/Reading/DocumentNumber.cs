using System.Text.RegularExpressions;
using LangSon.Txct.Content.Reading.Facts;

namespace LangSon.Txct.Content.Reading;

/// <summary>Number and notation of an administrative document (Decree 30/2020/NĐ-CP, annex I, part II.3), read tolerantly.</summary>
/// <param name="Number">Before the first slash: 1404, 05, 12a.</param>
/// <param name="Notation">All after it: KH-HĐND, 2015/QĐ-UBND.</param>
internal sealed partial record DocumentNumber(string Number, string Notation)
{
    public override string ToString() => $"{Number}/{Notation}";

    /// <summary>Reads a number that stands alone, blanks within it forgiven; null if there is none, or it is still blank.</summary>
    public static DocumentNumber? Find(string text)
    {
        var match = Whole().Match(Composed.Of(text));
        return match.Success ? From(match) : null;
    }

    /// <summary>Reads the number after "Số:" at the head of a document; what follows it on the line is left out.</summary>
    public static DocumentNumber? AtStartOf(string text)
    {
        var match = Start().Match(text);
        return match.Success ? From(match) : null;
    }

    /// <summary>All numbers that a running text names after the word "số".</summary>
    public static IEnumerable<DocumentNumber> NamedIn(string text) => Named().Matches(text).Select(From);

    private static DocumentNumber From(Match match) => new(match.Groups["number"].Value, Blanks().Replace(match.Groups["notation"].Value, "").Replace('–', '-'));

    private const string Notations = @"(?<notation>(?:\d{4}\s*/\s*)?\p{Lu}[\p{L}\d]*(?:\.\p{L}[\p{L}\d]*)*(?:\s*[-–]\s*[\p{L}\d]+)*)";

    [GeneratedRegex($@"^\s*(?<number>\d{{1,6}}[a-zA-Z]?)\s*/\s*{Notations}\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex($@"^[\s.…_]*(?<number>\d{{1,6}}[a-zA-Z]?)[\s.…_]*/\s*{Notations}(?=$|[\s,;()\[.])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Start();

    [GeneratedRegex(@"số:?\s+(?<number>\d{1,6}[a-zA-Z]?)\s?/\s?(?<notation>(?:\d{4}/)?\p{Lu}[\p{L}\d]*(?:-[\p{L}\d]+)*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
