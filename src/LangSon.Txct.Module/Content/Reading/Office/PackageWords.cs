using System.Text;
using System.Xml;
using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Content.Reading.Office;

/// <summary>Collects the words of parts that are not the text itself: properties, comments, drawings, charts, custom data.</summary>
internal static class PackageWords
{
    /// <summary>Elements whose text belongs together, whatever runs it is split into.</summary>
    private static readonly HashSet<string> Units = ["p", "si", "is", "comment", "property", "text", "title", "subject", "keywords", "description", "category", "contentStatus"];

    public static void Collect(byte[] xml, FileContent content, CancellationToken cancel)
    {
        var unit = new StringBuilder();
        string? label = null;
        SafeXml.Walk(xml, cancel, node =>
        {
            switch (node.NodeType)
            {
                case XmlNodeType.Element:
                    if (Units.Contains(node.LocalName))
                    {
                        Flush(unit, label, content);
                        label = node.LocalName == "property" ? node.GetAttribute("name") : null;
                    }

                    Attributes(node, content);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    unit.Append(node.Value);
                    break;
                case XmlNodeType.EndElement when Units.Contains(node.LocalName):
                    Flush(unit, label, content);
                    label = null;
                    break;
                case XmlNodeType.EndElement when label is null && node.LocalName is not ("r" or "t" or "rPh"):
                    Flush(unit, label, content);
                    break;
            }
        });
        Flush(unit, label, content);
    }

    /// <summary>Names of pictures, watermarks of the old kind, variables: whatever has letters beyond ASCII.</summary>
    public static void Attributes(XmlReader node, FileContent content)
    {
        for (var has = node.MoveToFirstAttribute(); has; has = node.MoveToNextAttribute())
        {
            if (!Ascii.IsValid(node.Value))
            {
                content.AddAside(node.Value);
            }
        }

        node.MoveToElement();
    }

    private static void Flush(StringBuilder unit, string? label, FileContent content)
    {
        var words = unit.ToString();
        content.AddAside(words);
        content.AddAside(label is null || words.Length == 0 ? null : $"{label}: {words}");
        unit.Clear();
    }
}
