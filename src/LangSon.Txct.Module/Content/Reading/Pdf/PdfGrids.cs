namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>The tables of a PDF: what stands between ruled lines that cross.</summary>
internal static class PdfGrids
{
    /// <summary>Lines so near to each other, in points, are one: borders are often drawn twice.</summary>
    private const double Near = 3;

    /// <summary>Smaller is no cell with words in it.</summary>
    private const double Least = 6;

    /// <returns>In the order of the pages; one that goes on at the top of the next page is one table.</returns>
    public static IReadOnlyList<FileTable> Read(byte[] file, CancellationToken cancel)
    {
        List<Grid> grids = [];
        var number = 0;
        foreach (var (glyphs, lines) in PdfReader.Drawn(file, cancel))
        {
            number++;
            grids.AddRange(OfPage(glyphs, lines, number));
        }

        List<FileTable> tables = [];
        foreach (var grid in grids)
        {
            if (tables.Count > 0 && grid.GoesOn(grids[grids.IndexOf(grid) - 1]))
            {
                tables[^1] = tables[^1] with { Rows = With(tables[^1].Rows, grid.Rows), Places = [.. tables[^1].Places, grid.Place] };
            }
            else
            {
                tables.Add(new FileTable(grid.Rows, FileTable.UsualDayZero) { Places = [grid.Place] });
            }
        }

        return tables;
    }

    /// <summary>The rows of the next page behind those before: its header is not told again, and a row that the end of the page cut in two is one.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> With(IReadOnlyList<IReadOnlyList<string>> rows, List<IReadOnlyList<string>> more)
    {
        var header = more.Zip(rows).TakeWhile(pair => pair.First.SequenceEqual(pair.Second)).Count();
        var rest = more.Skip(header).ToList();
        if (rest is not [var first, ..] || first[0].Length > 0 || !first.Any(cell => cell.Length > 0 && char.IsLower(cell[0])))
        {
            return [.. rows, .. rest];
        }

        var whole = rows[^1].Zip(first, (cell, end) => end.Length == 0 ? cell : $"{cell} {end}".Trim()).ToList();
        return [.. rows.Take(rows.Count - 1), whole, .. rest.Skip(1)];
    }

    private static IEnumerable<Grid> OfPage(List<PdfGlyph> glyphs, List<RuledLine> lines, int page)
    {
        var found = Crossing(lines).Select(group => (Columns: Merged(group.Where(line => !line.IsLevel).Select(line => line.At)), Rows: Merged(group.Where(line => line.IsLevel).Select(line => line.At)), Lines: group))
            .Where(each => each.Columns.Count >= 3 && each.Rows.Count >= 2).OrderByDescending(each => each.Rows[^1]).ToList();
        foreach (var (columns, rows, ruled) in found)
        {
            rows.Reverse();
            var before = PdfLines.Of(glyphs.FindAll(glyph => glyph.Y > rows[0])).Count(HasWords);
            var after = PdfLines.Of(glyphs.FindAll(glyph => glyph.Y < rows[^1])).Count(HasWords);
            var cells = Cells(glyphs, columns, rows, ruled);
            if (cells.Any(row => row.Any(cell => cell.Length > 0)))
            {
                yield return new Grid(cells, columns, new TablePlace(page, before, after));
            }
        }
    }

    private static bool HasWords(TextLine line) => !string.IsNullOrWhiteSpace(line.Text);

    private static List<IReadOnlyList<string>> Cells(List<PdfGlyph> glyphs, List<double> columns, List<double> rows, List<RuledLine> ruled)
    {
        var (width, height) = (columns.Count - 1, rows.Count - 1);
        var joined = Enumerable.Range(0, width * height).ToArray();
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var (x, y) = ((columns[column] + columns[column + 1]) / 2, (rows[row] + rows[row + 1]) / 2);
                if (column + 1 < width && !ruled.Exists(line => !line.IsLevel && line.Covers(columns[column + 1], y)))
                {
                    Join(joined, (row * width) + column, (row * width) + column + 1);
                }

                if (row + 1 < height && !ruled.Exists(line => line.IsLevel && line.Covers(rows[row + 1], x)))
                {
                    Join(joined, (row * width) + column, ((row + 1) * width) + column);
                }
            }
        }

        var texts = Enumerable.Range(0, joined.Length).GroupBy(cell => Root(joined, cell)).ToDictionary(
            group => group.Key, group => Text(glyphs.FindAll(glyph => group.Any(cell => IsWithin(glyph, columns, rows, cell % width, cell / width)))));
        return [.. Enumerable.Range(0, height).Select(row => (IReadOnlyList<string>)[.. Enumerable.Range(0, width).Select(column => texts[Root(joined, (row * width) + column)])])];
    }

    private static bool IsWithin(PdfGlyph glyph, List<double> columns, List<double> rows, int column, int row)
    {
        var (x, y) = ((glyph.X + glyph.End) / 2, glyph.Y + (glyph.Size * 0.2));
        return x >= columns[column] && x < columns[column + 1] && y < rows[row] && y >= rows[row + 1];
    }

    /// <summary>Printed lines of a cell go on with each other, but for those that begin with a mark.</summary>
    private static string Text(List<PdfGlyph> glyphs)
    {
        var text = "";
        foreach (var line in PdfLines.Of(glyphs).Select(line => line.Text.Trim()).Where(line => line.Length > 0))
        {
            text = text.Length == 0 ? line : $"{text}{(line[0] is '-' or '+' or '•' or '–' ? '\n' : ' ')}{line}";
        }

        return text;
    }

    private static int Root(int[] joined, int cell) => joined[cell] == cell ? cell : joined[cell] = Root(joined, joined[cell]);

    private static void Join(int[] joined, int one, int other) => joined[Root(joined, other)] = Root(joined, one);

    /// <summary>Rising, each far enough from the one before.</summary>
    private static List<double> Merged(IEnumerable<double> places)
    {
        List<double> merged = [];
        foreach (var place in places.Order())
        {
            if (merged.Count == 0 || place - merged[^1] > Least)
            {
                merged.Add(place);
            }
        }

        return merged;
    }

    /// <summary>Lines that meet, directly or by others, are of one table.</summary>
    private static IEnumerable<List<RuledLine>> Crossing(List<RuledLine> lines)
    {
        var left = lines.ToList();
        while (left.Count > 0)
        {
            List<RuledLine> group = [left[^1]];
            left.RemoveAt(left.Count - 1);
            for (var next = 0; next < group.Count; next++)
            {
                var met = left.FindAll(line => line.Meets(group[next], Near));
                left.RemoveAll(line => line.Meets(group[next], Near));
                group.AddRange(met);
            }

            yield return group;
        }
    }

    private sealed record Grid(List<IReadOnlyList<string>> Rows, List<double> Columns, TablePlace Place)
    {
        /// <summary>At the top of the next page, in the same columns, with nothing but a page's number between.</summary>
        public bool GoesOn(Grid before) => Place.Page == before.Place.Page + 1 && Place.Before <= 1 && before.Place.After <= 1 && Columns.Count == before.Columns.Count
            && Columns.Zip(before.Columns).All(pair => Math.Abs(pair.First - pair.Second) < Least);
    }
}

/// <summary>A ruled line, level or upright.</summary>
/// <param name="At">Its height, or its distance from the left, in points.</param>
internal readonly record struct RuledLine(bool IsLevel, double At, double From, double To)
{
    private const double Slack = 3;

    public bool Covers(double at, double along) => Math.Abs(At - at) <= Slack * 2 && From - Slack <= along && along <= To + Slack;

    public bool Meets(RuledLine other, double near) => IsLevel == other.IsLevel
        ? Math.Abs(At - other.At) <= near && From - near <= other.To && other.From - near <= To
        : From - near <= other.At && other.At <= To + near && other.From - near <= At && At <= other.To + near;
}
