using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using LangSon.Txct.Content.Reading.Facts;
using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Content.Reading.Office;

/// <summary>Reads an Excel file (.xlsx): the words of all sheets, cell by cell; hidden ones too.</summary>
internal static partial class XlsxReader
{
    private const int MostCells = 500_000;

    public static FileContent Read(byte[] file, CancellationToken cancel)
    {
        var package = OfficePackage.Open(file, cancel);
        var content = new FileContent();
        OfficeDangers.Check(package, content, cancel);
        var shared = SharedStrings(package, cancel);
        foreach (var (name, xml) in package.Parts.Where(part => part.Key.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).OrderBy(part => SheetNumber(part.Key)).ThenBy(part => part.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (name.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("xl/chartsheets/", StringComparison.OrdinalIgnoreCase))
            {
                Sheet(xml, shared, content, cancel);
            }
            else if (!name.StartsWith("xl/theme/", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("xl/styles.xml", StringComparison.OrdinalIgnoreCase))
            {
                PackageWords.Collect(xml, content, cancel);
            }
        }

        return content;
    }

    /// <summary>The words that cells name by their number; none if the file keeps its words in the cells.</summary>
    public static List<string> SharedStrings(OfficePackage package, CancellationToken cancel)
    {
        List<string> shared = [];
        if (package.Parts.TryGetValue("xl/sharedStrings.xml", out var strings))
        {
            SharedStrings(strings, shared, cancel);
        }

        return shared;
    }

    /// <summary>By which sheets are put in order; the largest number if the name has none.</summary>
    public static int SheetNumber(string name) => int.TryParse(Digits().Match(name).Value, out var number) ? number : int.MaxValue;

    private static void SharedStrings(byte[] xml, List<string> shared, CancellationToken cancel)
    {
        var text = new StringBuilder();
        string? font = null;
        var inText = false;
        SafeXml.Walk(xml, cancel, node =>
        {
            switch (node.NodeType, node.LocalName)
            {
                case (XmlNodeType.Element, "r"):
                    font = null;
                    break;
                case (XmlNodeType.Element, "rFont"):
                    font = node.GetAttribute("val");
                    break;
                case (XmlNodeType.Element, "t"):
                    inText = !node.IsEmptyElement;
                    break;
                case (XmlNodeType.EndElement, "t"):
                    inText = false;
                    break;
                case (XmlNodeType.Element, "si") when node.IsEmptyElement:
                case (XmlNodeType.EndElement, "si"):
                    shared.Add(text.ToString());
                    text.Clear();
                    font = null;
                    break;
                default:
                    text.Append(inText && node.HasValue ? Tcvn3.IsOldFont(font) ? Tcvn3.ToUnicode(node.Value, font!) : node.Value : "");
                    break;
            }
        });
    }

    private static void Sheet(byte[] xml, List<string> shared, FileContent content, CancellationToken cancel)
    {
        var type = "";
        var place = "";
        var text = new StringBuilder();
        SafeXml.Walk(xml, cancel, node =>
        {
            switch (node.NodeType)
            {
                case XmlNodeType.Element when node.LocalName == "c":
                    type = node.GetAttribute("t") ?? "";
                    text.Clear();
                    break;
                case XmlNodeType.Element:
                    place = node.LocalName;
                    PackageWords.Attributes(node, content);
                    break;
                case XmlNodeType.EndElement when node.LocalName == "c":
                    Cell(type, text.ToString(), shared, content);
                    text.Clear();
                    break;
                case XmlNodeType.EndElement:
                    place = "";
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA:
                    Words(place, node.Value, text, content);
                    break;
            }
        });
    }

    private static void Words(string place, string words, StringBuilder cell, FileContent content)
    {
        switch (place)
        {
            case "v" or "t":
                cell.Append(words);
                break;
            case "f":
                if (Fetching().IsMatch(words))
                {
                    content.Codes.Add("external-reference");
                }

                break;
            case "oddHeader" or "evenHeader" or "firstHeader" or "oddFooter" or "evenFooter" or "firstFooter":
                content.Margins.AddRange(HeaderCodes().Split(words));
                break;
        }
    }

    private static void Cell(string type, string text, List<string> shared, FileContent content)
    {
        var words = type == "s" ? int.TryParse(text, out var index) && index >= 0 && index < shared.Count ? shared[index] : "" : text;
        if (words.Length == 0)
        {
            return;
        }

        if (content.Lines.Count >= MostCells)
        {
            throw new UnsafeContentException("unreadable");
        }

        content.Lines.AddRange(words.Split('\n').Select(line => new TextLine(line)));
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    /// <summary>Functions that ask another machine, and the old way to start a program: cmd|'/c calc'!A1.</summary>
    [GeneratedRegex(@"\b(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC)\s*\(|^[\s=+\-@]*\w+\s*\|\s*'", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fetching();

    /// <summary>&amp;L, &amp;C, &amp;R and fonts within a page header.</summary>
    [GeneratedRegex("&(?:[LCRPNDTFAZGBIUESXYOH&]|\"[^\"]*\"|K[0-9A-F]{6}|\\d+)")]
    private static partial Regex HeaderCodes();
}
