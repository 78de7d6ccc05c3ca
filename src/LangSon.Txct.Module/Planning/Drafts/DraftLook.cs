using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LangSon.Txct.Planning.Drafts;

/// <summary>The parts of an administrative paper as Decree 30/2020/NĐ-CP, annex I, has them: head, lines, tables, signature.</summary>
internal static class DraftLook
{
    /// <param name="size">In points.</param>
    public static Paragraph Line(string text, int size, bool bold = false, bool italic = false, bool isCentered = true)
    {
        var look = new RunProperties();
        if (bold)
        {
            look.AppendChild(new Bold());
        }

        if (italic)
        {
            look.AppendChild(new Italic());
        }

        look.AppendChild(new FontSize { Val = (2 * size).ToString(CultureInfo.InvariantCulture) });
        return new Paragraph(
            new ParagraphProperties(new Justification { Val = isCentered ? JustificationValues.Center : JustificationValues.Left }),
            new Run(look, new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    /// <summary>A line that leads to a mark in the same paper.</summary>
    /// <param name="mark">As <see cref="Marked"/> has it.</param>
    public static Paragraph LineTo(string text, int size, string mark)
    {
        var line = Line(text, size);
        var run = line.GetFirstChild<Run>()!;
        run.Remove();
        line.AppendChild(new Hyperlink(run) { Anchor = mark, History = true });
        return line;
    }

    /// <summary>Marks a row as the place to which lines lead.</summary>
    /// <param name="mark">Letters, digits and low lines, at most 40.</param>
    /// <param name="number">Of no other mark of the paper.</param>
    public static TableRow Marked(TableRow row, string mark, int number)
    {
        var (line, id) = (row.Descendants<Paragraph>().First(), number.ToString(CultureInfo.InvariantCulture));
        line.InsertBefore(new BookmarkStart { Name = mark, Id = id }, line.GetFirstChild<Run>());
        line.AppendChild(new BookmarkEnd { Id = id });
        return row;
    }

    /// <summary>A paragraph of the text: 14 points, its first line 1 cm in, both edges even.</summary>
    public static Paragraph Body(string text) => Body(Words(text));

    /// <summary>A paragraph of the text; one with fields that people fill is not spread, since nobody knows how long it gets.</summary>
    public static Paragraph Body(params OpenXmlElement[] runs) => new(
        [
            new ParagraphProperties(
                new SpacingBetweenLines { Before = "120" }, new Indentation { FirstLine = "567" },
                new Justification { Val = runs.Any(run => run is SdtRun) ? JustificationValues.Left : JustificationValues.Both }),
            .. runs,
        ]);

    public static Run Words(string text, bool bold = false) => new(
        [.. bold ? [new RunProperties(new Bold())] : (OpenXmlElement[])[], new Text(text) { Space = SpaceProcessingModeValues.Preserve }]);

    /// <summary>The next paper begins on a page of its own.</summary>
    public static Paragraph NewPage() => new(new Run(new Break { Type = BreakValues.Page }));

    /// <summary>Issuer and motto, number and date: both for the register to fill.</summary>
    /// <param name="above">The body above the issuer.</param>
    /// <param name="notation">After the number; null on papers that bear none.</param>
    /// <param name="about">The subject below the number, of a letter; null on others.</param>
    public static Table Head(string above, string issuer, string? notation, string? about = null) => Grid(
        [3900, 5400], hasLines: false,
        Row(
            Cell(Line(above, 12), Line(issuer, 12, bold: true), Rule(1400)),
            Cell(Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold: true), Line("Độc lập - Tự do - Hạnh phúc", 13, bold: true), Rule(1000))),
        Row(
            Cell([.. notation is null ? [Line("", 13)] : new[] { Line($"Số:      /{notation}", 13) }, .. about is null ? [] : new[] { Line(about, 12) }]),
            Cell(Line("Lạng Sơn, ngày      tháng      năm", 13, italic: true))));

    /// <summary>To whom it goes beside, and who signs.</summary>
    public static Table Signature(IEnumerable<string> copies, params string[] signer) => Grid(
        [4650, 4650], hasLines: false,
        Row(
            Cell([Line("Nơi nhận:", 12, bold: true, italic: true, isCentered: false), .. copies.Select(copy => Line($"- {copy}", 11, isCentered: false))]),
            Cell([.. signer.Select(line => Line(line, 14, bold: true))])));

    /// <summary>The line below the agency's name and the motto.</summary>
    /// <param name="aside">Its distance from both edges, in twentieths of a point.</param>
    public static Paragraph Rule(int aside)
    {
        var distance = aside.ToString(CultureInfo.InvariantCulture);
        return new Paragraph(new ParagraphProperties(
            new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 1, Color = "auto" }),
            new Indentation { Left = distance, Right = distance }));
    }

    /// <param name="widths">Of the columns, in twentieths of a point.</param>
    public static Table Grid(int[] widths, bool hasLines, params IEnumerable<TableRow> rows)
    {
        var look = new TableProperties(new TableWidth { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (hasLines)
        {
            look.AppendChild(Lines());
        }

        look.AppendChild(new TableLayout { Type = TableLayoutValues.Fixed });
        var columns = new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) }));
        return new Table([look, columns, .. rows]);
    }

    public static TableRow Row(params TableCell[] cells) => new([new TableRowProperties(new CantSplit()), .. cells]);

    /// <summary>Stands on each page anew.</summary>
    public static TableRow HeadRow(params string[] titles) =>
        new([new TableRowProperties(new CantSplit(), new TableHeader()), .. titles.Select(title => Cell(Line(title, 13, bold: true)))]);

    /// <summary>One cell over all columns, on one page with the row below it.</summary>
    public static TableRow WideRow(string text, int columns)
    {
        var line = Line(text, 13, bold: true, isCentered: false);
        line.ParagraphProperties!.KeepNext = new KeepNext();
        return new TableRow(new TableRowProperties(new CantSplit()), new TableCell(new TableCellProperties(new GridSpan { Val = columns }), line));
    }

    public static TableCell Cell(params Paragraph[] lines) => new(lines);

    private static TableBorders Lines() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
        new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });
}
