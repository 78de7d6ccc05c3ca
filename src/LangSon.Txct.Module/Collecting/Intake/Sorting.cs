using LangSon.Txct.Collecting.Sources;

namespace LangSon.Txct.Collecting.Intake;

/// <summary>A paper that was found among the files that came together.</summary>
internal sealed record FoundPaper(SourceReport Report, IReadOnlyList<ReadFile> Files);

/// <summary>Tells apart the papers that came together, as in one mail: each file that says what it is begins one, and what follows belongs to it.</summary>
internal static class Sorting
{
    /// <param name="read">Each file in its order, with what it says it is.</param>
    /// <returns>One paper with all the files where none, or one, says what it is.</returns>
    public static IReadOnlyList<FoundPaper> Of(SourceReport together, IReadOnlyList<(ReadFile File, SourceReport Said)> read)
    {
        List<(SourceReport Report, List<ReadFile> Files)> papers = [];
        foreach (var (file, said) in read)
        {
            if (papers.Count == 0 || (said.Kind is not null && papers[^1].Report.Kind is not null))
            {
                papers.Add((said, [file]));
            }
            else
            {
                // A picture before the paper to which it belongs, or after it.
                papers[^1] = (said.Kind is null ? papers[^1].Report : said, [.. papers[^1].Files, file]);
            }
        }

        return papers.Count == 1
            ? [new FoundPaper(papers[0].Report, papers[0].Files)]
            : [.. papers.Select((paper, place) => new FoundPaper(paper.Report with { Id = $"{together.Id}#{place + 1}", Title = paper.Files[0].Part.Name }, paper.Files))];
    }
}
