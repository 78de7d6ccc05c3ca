using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>How an administrative paper looks: A4, margins, font and page numbers of Decree 30/2020/NĐ-CP, annex I, part I.</summary>
internal static class PressLook
{
    private const string Font = "Times New Roman";

    public static Styles Styles() => new(new DocDefaults(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font }, new FontSize { Val = "28" }, new Languages { Val = "vi-VN" })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "0" }))));

    /// <summary>The number of each page but the first, in the middle of its head.</summary>
    public static Header PageNumber() => new(new Paragraph(
        new ParagraphProperties(new Justification { Val = JustificationValues.Center }), new SimpleField(new Run(new Text("2"))) { Instruction = "PAGE" }));

    /// <summary>A4 upright; 2 cm above and below, 3 cm left, 1,5 cm right.</summary>
    public static SectionProperties Page(string headerId) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = headerId },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 851, Header = 567, Footer = 567, Gutter = 0 },
        new TitlePage());

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

    /// <summary>A paragraph of the text: 14 points, its first line 1 cm in, both edges even.</summary>
    public static Paragraph Body(string text) => new(
        new ParagraphProperties(
            new SpacingBetweenLines { Before = "120" }, new Indentation { FirstLine = "567" }, new Justification { Val = JustificationValues.Both }),
        new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

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

    public static TableCell Cell(params Paragraph[] lines) => new(lines);

    private static TableBorders Lines() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
        new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });
}
