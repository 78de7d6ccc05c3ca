using System.Text.RegularExpressions;

namespace LangSon.Txct.Petitions.Dictionaries;

/// <summary>To whom petitions of a competence are passed.</summary>
/// <param name="Name">With {unit} where each district or commune is a recipient of its own.</param>
/// <param name="To">The last day; null while there is such a level (Resolution 1672/NQ-UBTVQH15 ended the districts).</param>
internal sealed record Recipient(string Competence, string Name, DateOnly? To = null);

/// <summary>Who receives petitions is one thing, who solves them another: all of the province's bodies get theirs by one paper to the People's Committee.</summary>
internal static partial class Recipients
{
    private const string Unit = "{unit}";

    private static IReadOnlyList<Recipient> All { get; } = Dictionary.Read<Recipient[]>("recipients.json");

    /// <param name="agency">The body that has to solve it, by its name.</param>
    /// <returns>The recipient's name; null where there is none on that day, or the body does not say of which district or commune it is.</returns>
    public static string? Of(string competence, string agency, DateOnly day) => All.FirstOrDefault(recipient => recipient.Competence == competence && (recipient.To is null || day <= recipient.To)) switch
    {
        null => null,
        { Name: var name } when !name.Contains(Unit, StringComparison.Ordinal) => name,
        { Name: var name } => Units().Match(agency) is { Success: true } unit ? name.Replace(Unit, unit.Value, StringComparison.Ordinal) : null,
    };

    [GeneratedRegex(@"(?:huyện|thành phố|thị xã|thị trấn|xã|phường)\s+(?:\p{Lu}|\d).*$", RegexOptions.CultureInvariant)]
    private static partial Regex Units();
}
