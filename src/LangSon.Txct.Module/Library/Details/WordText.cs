using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ganss.Xss;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Office;

namespace LangSon.Txct.Library.Details;

/// <summary>The words of a Word file as light HTML: paragraphs, headings, lists and tables; no pictures, no fonts, nothing that runs.</summary>
internal static class WordText
{
    /// <summary>So many letters make a page that a phone can still show.</summary>
    private const int Longest = 600_000;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    /// <returns>Null if the file cannot be read this way.</returns>
    public static async Task<string?> OfAsync(Stream bytes, CancellationToken cancel)
    {
        using var copy = new MemoryStream();
        await bytes.CopyToAsync(copy, cancel);
        copy.Position = 0;
        try
        {
            // Only what is read within the limits of size, depth and parts is taken apart once more.
            DocxReader.Read(copy.ToArray(), cancel);
            using var word = WordprocessingDocument.Open(copy, isEditable: false);
            var html = new StringBuilder();
            Write(html, word.MainDocumentPart?.Document?.Body?.ChildElements ?? []);
            return Sanitizer.Sanitize(html.ToString());
        }
        catch (Exception exception) when (exception is UnsafeContentException or OpenXmlPackageException or InvalidDataException or System.Xml.XmlException or FileFormatException)
        {
            return null;
        }
    }

    private static void Write(StringBuilder html, IEnumerable<OpenXmlElement> blocks)
    {
        foreach (var block in blocks)
        {
            if (html.Length > Longest)
            {
                return;
            }

            switch (block)
            {
                case Paragraph paragraph:
                    WriteParagraph(html, paragraph);
                    break;
                case Table table:
                    WriteTable(html, table);
                    break;
                case SdtBlock or CustomXmlBlock:
                    Write(html, block.Descendants<SdtContentBlock>().FirstOrDefault()?.ChildElements ?? block.ChildElements);
                    break;
            }
        }
    }

    private static void WriteParagraph(StringBuilder html, Paragraph paragraph)
    {
        var words = new StringBuilder();
        foreach (var run in paragraph.Descendants<Run>().Where(run => !run.Ancestors<DeletedRun>().Any()))
        {
            WriteRun(words, run);
        }

        if (string.IsNullOrWhiteSpace(words.ToString()))
        {
            return;
        }

        var looks = paragraph.ParagraphProperties;
        var tag = looks?.ParagraphStyleId?.Val?.Value is { } style && style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) ? "h2" : "p";
        var place = looks?.NumberingProperties is not null ? " class=\"item\"" : looks?.Justification?.Val?.Value == JustificationValues.Center ? " class=\"center\"" : "";
        html.Append('<').Append(tag).Append(place).Append('>').Append(words).Append("</").Append(tag).Append('>');
    }

    private static void WriteRun(StringBuilder html, Run run)
    {
        var words = string.Concat(run.ChildElements.Select(part => part switch
        {
            Text text => Encoder.Encode(text.Text),
            Break or CarriageReturn => "<br>",
            TabChar => " ",
            NoBreakHyphen => "‑",
            _ => "",
        }));
        var (isBold, isSlanted) = (IsOn(run.RunProperties?.Bold), IsOn(run.RunProperties?.Italic));
        html.Append(isBold ? "<strong>" : "").Append(isSlanted ? "<em>" : "").Append(words).Append(isSlanted ? "</em>" : "").Append(isBold ? "</strong>" : "");
    }

    private static void WriteTable(StringBuilder html, Table table)
    {
        html.Append("<table>");
        foreach (var row in table.Elements<TableRow>())
        {
            html.Append("<tr>");
            foreach (var cell in row.Elements<TableCell>().Where(cell => cell.TableCellProperties?.VerticalMerge is not { Val: null } and not { Val.InnerText: "continue" }))
            {
                var columns = cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
                html.Append(columns > 1 ? $"<td colspan=\"{columns}\">" : "<td>");
                Write(html, cell.ChildElements);
                html.Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</table>");
    }

    private static bool IsOn(OnOffType? look) => look is not null && look.Val?.Value != false;

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(["p", "h2", "strong", "em", "br", "table", "tbody", "tr", "td"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["class", "colspan"]);
        sanitizer.AllowedClasses.UnionWith(["center", "item"]);
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedCssProperties.Clear();
        return sanitizer;
    }
}
