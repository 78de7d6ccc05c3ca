using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LangSon.Txct.Planning.Drafts;

/// <summary>An administrative paper as a Word file: A4, margins, font and page numbers of Decree 30/2020/NĐ-CP, annex I, part I.</summary>
internal static class DraftFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Font = "Times New Roman";

    /// <summary>The set of properties that people and programs define for themselves (ECMA-376, part 1, 22.3).</summary>
    private const string Custom = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

    /// <summary>By which name of a property of the file it says what it is, where it is to be read back.</summary>
    public const string Property = "TxctForm";

    /// <param name="form">What the file is, for whoever reads it back; null for papers that nobody does. Word and LibreOffice keep it.</param>
    public static byte[] Write(IEnumerable<OpenXmlElement> content, string? form = null)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = PageNumber();
            main.Document = new Document(new Body([.. content, Page(main.GetIdOfPart(header))]));
            if (form is not null)
            {
                file.AddCustomFilePropertiesPart().Properties = new Properties(new CustomDocumentProperty(new VTLPWSTR(form)) { FormatId = Custom, PropertyId = 2, Name = Property });
            }
        }

        return bytes.ToArray();
    }

    private static Styles Styles() => new(new DocDefaults(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font }, new FontSize { Val = "28" }, new Languages { Val = "vi-VN" })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "0" }))));

    /// <summary>The number of each page but the first, in the middle of its head.</summary>
    private static Header PageNumber() => new(new Paragraph(
        new ParagraphProperties(new Justification { Val = JustificationValues.Center }), new SimpleField(new Run(new Text("2"))) { Instruction = "PAGE" }));

    /// <summary>A4 upright; 2 cm above and below, 3 cm left, 1,5 cm right.</summary>
    private static SectionProperties Page(string headerId) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = headerId },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 851, Header = 567, Footer = 567, Gutter = 0 },
        new TitlePage());
}
