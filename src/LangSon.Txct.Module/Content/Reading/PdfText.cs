using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace LangSon.Txct.Content.Reading;

/// <summary>The text of a PDF, printed line by printed line; words far apart on one line are lines of their own, as columns are.</summary>
internal static class PdfText
{
    /// <summary>Gaps of so many letter heights part columns.</summary>
    private const double ColumnGap = 1.8;

    public static IReadOnlyList<string> Read(Stream bytes, CancellationToken cancel)
    {
        using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true });
        List<string> lines = [];
        foreach (var page in document.GetPages())
        {
            cancel.ThrowIfCancellationRequested();
            lines.AddRange(LinesOf(page));
        }

        return lines;
    }

    private static IEnumerable<string> LinesOf(Page page)
    {
        List<Word> row = [];
        foreach (var word in page.GetWords().OrderByDescending(word => Math.Round(Baseline(word), 1)).ThenBy(word => word.BoundingBox.Left))
        {
            if (row.Count > 0 && Math.Abs(Baseline(row[0]) - Baseline(word)) > HeightOf(row[0]) * 0.45)
            {
                foreach (var line in Columns(row))
                {
                    yield return line;
                }

                row.Clear();
            }

            row.Add(word);
        }

        foreach (var line in Columns(row))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Columns(List<Word> row)
    {
        var line = new StringBuilder();
        Word? before = null;
        foreach (var word in row.OrderBy(word => word.BoundingBox.Left))
        {
            if (before is not null && word.BoundingBox.Left - before.BoundingBox.Right > HeightOf(word) * ColumnGap)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word.Text);
            before = word;
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    private static double Baseline(Word word) => word.Letters[0].StartBaseLine.Y;

    private static double HeightOf(Word word) => Math.Max(4, word.Letters[0].PointSize);
}
