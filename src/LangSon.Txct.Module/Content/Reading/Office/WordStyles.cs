using System.Xml;
using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Content.Reading.Office;

/// <summary>How a paragraph or a run is set, as far as reading needs it; null where nothing is said.</summary>
internal sealed record WordLook(string? Font = null, bool? Bold = null, bool? Caps = null, string? Alignment = null)
{
    /// <summary>This look, and what the other says where this one is silent.</summary>
    public WordLook Over(WordLook other) => new(Font ?? other.Font, Bold ?? other.Bold, Caps ?? other.Caps, Alignment ?? other.Alignment);

    /// <summary>Takes over what an element of run or paragraph properties says.</summary>
    public WordLook With(XmlReader node) => node.LocalName switch
    {
        "rFonts" => this with { Font = Word(node, "ascii") ?? Word(node, "hAnsi") ?? Font },
        "b" => this with { Bold = IsOn(node) },
        "caps" => this with { Caps = IsOn(node) },
        "jc" => this with { Alignment = Word(node, "val") },
        _ => this,
    };

    private static bool IsOn(XmlReader node) => Word(node, "val") is not ("0" or "false" or "off");

    private static string? Word(XmlReader node, string name) => node.GetAttribute(name, WordFlow.Namespace) ?? node.GetAttribute($"w:{name}");
}

/// <summary>The styles of a Word file, those they are based on taken in.</summary>
internal sealed class WordStyles
{
    private readonly Dictionary<string, (WordLook Look, string? Base)> styles = [];
    private WordLook byDefault = new();
    private string? defaultParagraph;

    public static WordStyles Read(byte[]? xml, CancellationToken cancel)
    {
        var styles = new WordStyles();
        if (xml is not null)
        {
            styles.Fill(xml, cancel);
        }

        return styles;
    }

    /// <summary>The look of a style; of no style: that of ordinary paragraphs.</summary>
    public WordLook Of(string? id)
    {
        var look = new WordLook();
        for (var depth = 0; depth < 20 && id is not null && styles.TryGetValue(id, out var style); depth++)
        {
            look = look.Over(style.Look);
            id = style.Base;
        }

        return look;
    }

    public WordLook OfParagraph(string? id) => Of(id ?? defaultParagraph).Over(byDefault);

    private void Fill(byte[] xml, CancellationToken cancel)
    {
        string? current = null;
        var inDefaults = false;
        SafeXml.Walk(xml, cancel, node =>
        {
            if (node.NodeType == XmlNodeType.EndElement)
            {
                inDefaults &= node.LocalName != "docDefaults";
                current = node.LocalName == "style" ? null : current;
                return;
            }

            if (node.NodeType != XmlNodeType.Element)
            {
                return;
            }

            switch (node.LocalName)
            {
                case "docDefaults":
                    inDefaults = true;
                    break;
                case "style":
                    current = node.GetAttribute("styleId", WordFlow.Namespace) ?? "";
                    styles[current] = (new WordLook(), null);
                    defaultParagraph = node.GetAttribute("default", WordFlow.Namespace) is "1" or "true" && node.GetAttribute("type", WordFlow.Namespace) == "paragraph" ? current : defaultParagraph;
                    break;
                case "basedOn" when current is not null:
                    styles[current] = styles[current] with { Base = node.GetAttribute("val", WordFlow.Namespace) };
                    break;
                default:
                    byDefault = inDefaults ? byDefault.With(node) : byDefault;
                    if (current is not null)
                    {
                        styles[current] = styles[current] with { Look = styles[current].Look.With(node) };
                    }

                    break;
            }
        });
    }
}
