using System.Text;
using System.Xml;
using LangSon.Txct.Content.Reading.Facts;
using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Content.Reading.Office;

/// <summary>Reads an OpenDocument text (.odt) itself; LibreOffice is not needed for it.</summary>
internal static class OdtReader
{
    public static FileContent Read(byte[] file, CancellationToken cancel)
    {
        var package = OfficePackage.Open(file, cancel);
        var content = new FileContent();
        Check(package, content, cancel);
        if (content.Codes.Contains("encrypted"))
        {
            return content;
        }

        Flow(package.Parts["content.xml"], content, content.Lines.Add, cancel);
        if (package.Parts.TryGetValue("styles.xml", out var styles))
        {
            Flow(styles, content, line => content.Margins.Add(line.Text), cancel);
        }

        foreach (var (_, xml) in package.Parts.Where(part => part.Key.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && part.Key is not ("content.xml" or "styles.xml" or "META-INF/manifest.xml")))
        {
            PackageWords.Collect(xml, content, cancel);
        }

        return content;
    }

    private static void Check(OfficePackage package, FileContent content, CancellationToken cancel)
    {
        OfficeDangers.Check(package, content, cancel);
        if (package.Parts.TryGetValue("META-INF/manifest.xml", out var manifest))
        {
            SafeXml.Walk(manifest, cancel, node =>
            {
                if (node.LocalName == "encryption-data")
                {
                    content.Codes.Add("encrypted");
                }
            });
        }
    }

    private static void Flow(byte[] xml, FileContent content, Action<TextLine> emit, CancellationToken cancel)
    {
        var fonts = new Dictionary<string, string>();
        var style = "";
        Stack<StringBuilder> open = new();
        Stack<string> spans = new();
        var annotations = 0;
        SafeXml.Walk(xml, cancel, node =>
        {
            switch (node.NodeType, node.LocalName)
            {
                case (XmlNodeType.Element, "style"):
                    style = Attribute(node, "name") ?? "";
                    break;
                case (XmlNodeType.Element, "text-properties") when Attribute(node, "font-name") is { } font:
                    fonts[style] = font;
                    break;
                case (XmlNodeType.Element, "annotation") when !node.IsEmptyElement:
                    annotations++;
                    break;
                case (XmlNodeType.EndElement, "annotation"):
                    annotations--;
                    break;
                case (XmlNodeType.Element, "p" or "h") when node.IsEmptyElement:
                    emit(default);
                    break;
                case (XmlNodeType.Element, "p" or "h"):
                    open.Push(new StringBuilder());
                    spans.Push(Attribute(node, "style-name") ?? "");
                    break;
                case (XmlNodeType.EndElement, "p" or "h") when open.TryPop(out var paragraph):
                    spans.TryPop(out _);
                    Close(paragraph, annotations > 0, content, emit);
                    break;
                case (XmlNodeType.Element, "span") when !node.IsEmptyElement:
                    spans.Push(Attribute(node, "style-name") ?? "");
                    break;
                case (XmlNodeType.EndElement, "span"):
                    spans.TryPop(out _);
                    break;
                case (XmlNodeType.Element, "s" or "tab" or "line-break") when open.TryPeek(out var paragraph):
                    paragraph.Append(node.LocalName switch { "s" => new string(' ', Math.Clamp(int.TryParse(Attribute(node, "c"), out var count) ? count : 1, 1, 100)), "tab" => "\t", _ => "\n" });
                    break;
                case (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA, _) when open.TryPeek(out var paragraph):
                    var current = spans.TryPeek(out var span) ? fonts.GetValueOrDefault(span) : null;
                    paragraph.Append(Tcvn3.IsOldFont(current) ? Tcvn3.ToUnicode(node.Value, current!) : Vni.IsOldFont(current) ? Vni.ToUnicode(node.Value) : node.Value);
                    break;
            }

            if (node.NodeType == XmlNodeType.Element)
            {
                Dangers(node, content);
                PackageWords.Attributes(node, content);
            }
        });
    }

    private static void Close(StringBuilder paragraph, bool isAnnotation, FileContent content, Action<TextLine> emit)
    {
        foreach (var line in TextLine.Of(paragraph.ToString()))
        {
            if (isAnnotation)
            {
                content.AddAside(line.Text);
            }
            else
            {
                emit(line);
            }
        }
    }

    private static void Dangers(XmlReader node, FileContent content)
    {
        var target = Attribute(node, "href");
        if (node.LocalName is "event-listener" or "script" or "plugin" or "applet" or "object-ole")
        {
            content.Codes.Add(node.LocalName is "object-ole" or "plugin" or "applet" ? "active-content" : "macro");
        }
        else if (node.LocalName is "dde-source" or "dde-connection-decl" or "database-display" || (target is not null && IsFetched(node.LocalName, target)))
        {
            content.Codes.Add("external-reference");
        }
    }

    private static bool IsFetched(string element, string target) =>
        element is "a" ? !OfficeDangers.IsOrdinaryLink(target) : target.Contains("://", StringComparison.Ordinal) || target.StartsWith("../", StringComparison.Ordinal) || target.StartsWith('/') || target.StartsWith(@"\\", StringComparison.Ordinal);

    private static string? Attribute(XmlReader node, string localName)
    {
        string? value = null;
        for (var has = node.MoveToFirstAttribute(); has; has = node.MoveToNextAttribute())
        {
            value = node.LocalName == localName ? node.Value : value;
        }

        node.MoveToElement();
        return value;
    }
}
