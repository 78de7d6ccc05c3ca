using System.Text.RegularExpressions;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Facts;

namespace LangSon.Txct.Petitions.Reading;

/// <summary>A paragraph of a paper, or one of its tables.</summary>
internal abstract record PaperBlock
{
    internal sealed record Paragraph(string Text, PaperSpot Spot) : PaperBlock;

    internal sealed record Rows(FileTable Table, int Number) : PaperBlock;
}

/// <summary>A paper's paragraphs and tables in their order: printed lines put together again, the cells of a table not told twice.</summary>
internal static partial class PaperBlocks
{
    public static IReadOnlyList<PaperBlock> Of(ReadPaper paper, IReadOnlyList<FileTable> tables)
    {
        var lines = paper.Lines.Select((line, place) => new PaperBlock.Paragraph(
            Plain(line), new PaperSpot(paper.Pages.Count > place ? paper.Pages[place] : null, place + 1))).ToList();
        return paper.MediaType == FileKind.Pdf.MediaType ? OnPages(lines, tables) : WithTables(lines, tables);
    }

    /// <summary>Each table takes the place of the printed lines that are its own.</summary>
    private static List<PaperBlock> OnPages(List<PaperBlock.Paragraph> lines, IReadOnlyList<FileTable> tables)
    {
        List<PaperBlock> blocks = [];
        var from = 0;
        foreach (var (table, number) in tables.Select((table, place) => (table, place + 1)))
        {
            var isPlaced = false;
            foreach (var place in table.Places)
            {
                var first = lines.FindIndex(line => line.Spot.Page == place.Page);
                var onPage = lines.Count(line => line.Spot.Page == place.Page);
                if (first < 0 || first + place.Before < from || place.Before + place.After > onPage)
                {
                    continue;
                }

                blocks.AddRange(Joined(lines[from..(first + place.Before)]));
                if (!isPlaced)
                {
                    blocks.Add(new PaperBlock.Rows(table, number));
                    isPlaced = true;
                }

                from = first + onPage - place.After;
            }
        }

        return [.. blocks, .. Joined(lines[from..])];
    }

    public static string Plain(string text) => Blanks().Replace(Composed.Of(text), " ").Trim();

    /// <summary>Where the cells of a table stand among the lines, the table itself stands.</summary>
    private static List<PaperBlock> WithTables(List<PaperBlock.Paragraph> lines, IReadOnlyList<FileTable> tables)
    {
        List<PaperBlock> blocks = [];
        var next = 0;
        for (var place = 0; place < lines.Count;)
        {
            var covered = next < tables.Count ? Covered(lines, place, tables[next]) : 0;
            if (covered > 0)
            {
                blocks.Add(new PaperBlock.Rows(tables[next], ++next));
                place += covered;
            }
            else
            {
                blocks.Add(lines[place++]);
            }
        }

        // What was not found among the lines, as in a sheet that has numbers alone, is not lost.
        return [.. blocks, .. tables.Skip(next).Select((table, more) => new PaperBlock.Rows(table, next + more + 1))];
    }

    /// <returns>How many lines from here on are cells of the table; 0 if it does not begin here.</returns>
    private static int Covered(List<PaperBlock.Paragraph> lines, int from, FileTable table)
    {
        var words = table.Rows.SelectMany(row => row).SelectMany(cell => cell.Split('\n')).Select(Plain).Where(word => word.Length > 0).ToList();
        if (words.Count == 0 || words[0] != lines[from].Text)
        {
            return 0;
        }

        var cells = words.ToHashSet(StringComparer.Ordinal);
        var covered = 1;
        while (from + covered < lines.Count && cells.Contains(lines[from + covered].Text))
        {
            covered++;
        }

        return covered > 1 || cells.Count == 1 ? covered : 0;
    }

    /// <summary>A printed line goes on with the one before unless that one ends a sentence or stops short, or this one begins with a mark of its own.</summary>
    private static IEnumerable<PaperBlock.Paragraph> Joined(List<PaperBlock.Paragraph> lines)
    {
        var width = lines.Count == 0 ? 0 : lines.Select(line => line.Text.Length).Order().ElementAt(lines.Count * 9 / 10);
        PaperBlock.Paragraph? open = null;
        var last = "";
        foreach (var line in lines.Where(line => !PageNumber().IsMatch(line.Text)))
        {
            if (open is not null && GoesOn(last, line.Text, width))
            {
                open = open with { Text = $"{open.Text} {line.Text}" };
            }
            else
            {
                if (open is not null)
                {
                    yield return open;
                }

                open = line;
            }

            last = line.Text;
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private static bool GoesOn(string before, string line, int width)
    {
        var isEnded = SentenceEnd().IsMatch(before);
        var isShort = before.Length < width * 3 / 4;
        var mark = ListMark.Of(line);
        return mark.Kind switch
        {
            MarkKind.None => char.IsLower(line[0]) || !(isShort || (isEnded && before.Length < width - 6)),
            MarkKind.Bullet or MarkKind.Letter => !isEnded && !isShort,
            _ => !isEnded && !isShort && char.IsLower(line.Length > mark.Length ? line[mark.Length] : 'A'),
        };
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^[-–\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"[.:;!?/]['""”)]?$")]
    private static partial Regex SentenceEnd();
}
