using LangSon.Txct.Central;

namespace LangSon.Txct.Publishing;

/// <summary>Which version of a document a file makes: an annex is a part, and what comes after the sending is the next version.</summary>
internal static class PaperVersions
{
    /// <summary>The version that the document itself makes. It joins annexes that came before it, and a correction keeps those of the version it corrects.</summary>
    /// <param name="latest">The latest own version; null if there is none.</param>
    /// <param name="shown">The number that the central system shows; 0 if none. Its numbers win.</param>
    public static Paper Main(string id, DocumentMetadata metadata, Part main, Paper? latest, int shown)
    {
        var annexes = latest switch
        {
            null => [],
            { Stage: PaperStage.Incomplete } => latest.Parts,
            _ => latest.Parts.Skip(1),
        };
        var number = latest is { Stage: PaperStage.Incomplete } ? latest.Number : Math.Max(latest?.Number ?? 0, shown) + 1;
        return new Paper(id, number, metadata, [main, .. annexes.Where(part => part.Name != main.Name)], PaperStage.Waiting);
    }

    /// <summary>The version that an annex makes: of a document that still waits, the same one.</summary>
    /// <param name="metadata">The annex's own, for as long as nothing else is known of the document.</param>
    /// <param name="latest">The document's latest version; null if it has not come yet.</param>
    public static Paper Annex(string id, DocumentMetadata metadata, Part annex, Paper? latest) => latest switch
    {
        null => new Paper(id, 1, metadata, [annex], PaperStage.Incomplete),
        { Stage: PaperStage.Waiting or PaperStage.Incomplete } => latest with { Parts = With(latest.Parts, annex) },
        _ => latest with { Number = latest.Number + 1, Parts = With(latest.Parts, annex), Stage = PaperStage.Waiting, SetId = null },
    };

    /// <summary>The version with annexes that came together with it.</summary>
    public static Paper WithAnnexes(Paper paper, IEnumerable<Part> annexes) => paper with { Parts = annexes.Aggregate(paper.Parts, With) };

    /// <summary>A part of the same name is replaced where it stands.</summary>
    private static IReadOnlyList<Part> With(IReadOnlyList<Part> parts, Part part) => parts.Any(other => other.Name == part.Name)
        ? [.. parts.Select(other => other.Name == part.Name ? part : other)]
        : [.. parts, part];
}
