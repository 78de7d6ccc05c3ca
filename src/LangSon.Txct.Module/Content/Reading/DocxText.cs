using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LangSon.Txct.Content.Reading;

/// <summary>The text of a Word file, paragraph by paragraph: page headers first, then the body with its tables and text boxes, then footers.</summary>
internal static class DocxText
{
    private const long MostCharactersInPart = 50L << 20;

    public static IReadOnlyList<string> Read(Stream bytes)
    {
        using var document = WordprocessingDocument.Open(bytes, isEditable: false, new OpenSettings { MaxCharactersInPart = MostCharactersInPart });
        var main = document.MainDocumentPart ?? throw new FormatException("The package has no main document.");
        var fonts = new RunFonts(main.StyleDefinitionsPart?.Styles);
        List<string> lines = [];
        AddAll(main.HeaderParts.Select(part => (OpenXmlElement?)part.Header), lines, fonts);
        Add(main.Document?.Body, lines, fonts);
        AddAll(main.FooterParts.Select(part => (OpenXmlElement?)part.Footer), lines, fonts);
        return lines;
    }

    private static void AddAll(IEnumerable<OpenXmlElement?> roots, List<string> lines, RunFonts fonts)
    {
        foreach (var root in roots)
        {
            Add(root, lines, fonts);
        }
    }

    private static void Add(OpenXmlElement? root, List<string> lines, RunFonts fonts)
    {
        foreach (var paragraph in root?.Descendants<Paragraph>().Where(IsShown) ?? [])
        {
            lines.AddRange(TextOf(paragraph, fonts).Split('\n'));
        }
    }

    /// <summary>A text box stands twice: as drawn now, and as older programs draw it. Only the first is the text.</summary>
    private static bool IsShown(OpenXmlElement element) => !element.Ancestors<AlternateContentFallback>().Any();

    private static string TextOf(Paragraph paragraph, RunFonts fonts)
    {
        var text = new StringBuilder();
        foreach (var element in paragraph.Descendants().Where(element => element is Text or TabChar or Break && Owner(element) == paragraph && IsShown(element)))
        {
            text.Append(element switch
            {
                Text run => fonts.Unicode(run),
                TabChar => "\t",
                _ => "\n",
            });
        }

        return text.ToString();
    }

    private static Paragraph? Owner(OpenXmlElement element) => element.Ancestors<Paragraph>().FirstOrDefault();
}

/// <summary>Which font a run is set in, as far as the old fonts matter.</summary>
internal sealed class RunFonts(Styles? styles)
{
    private readonly string? byDefault = styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle?.RunFonts?.Ascii?.Value
        ?? styles?.Elements<Style>().FirstOrDefault(style => style.Default?.Value == true && style.Type?.Value == StyleValues.Paragraph)?.StyleRunProperties?.RunFonts?.Ascii?.Value;

    public string Unicode(Text text)
    {
        var font = (text.Parent as Run)?.RunProperties?.RunFonts?.Ascii?.Value ?? byDefault;
        return Tcvn3.IsOldFont(font) ? Tcvn3.ToUnicode(text.Text, font!) : text.Text;
    }
}
