using System.Text;
using System.Xml;
using LangSon.Txct.Content.Reading.Facts;
using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Content.Reading.Office;

/// <summary>The text of one part of a Word file, paragraph by paragraph, in the order in which it is written; paragraphs of text boxes come before the one they hang on.</summary>
internal sealed class WordFlow(WordStyles styles, FileContent content)
{
    public const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Fields that fetch something from elsewhere when they are updated.</summary>
    private static readonly string[] Fetching = ["INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "DDE", "DDEAUTO", "LINK", "DATABASE", "RD", "AUTOTEXTLIST"];

    private readonly Stack<Paragraph> open = new();
    private readonly StringBuilder field = new();
    private WordLook run = new();
    private int fallbacks;
    private int deleted;
    private bool inRunProperties;
    private bool inParagraphProperties;
    private bool inText;
    private string lastText = "";

    /// <param name="emit">Gets each line of each paragraph that is shown.</param>
    public void Read(byte[] xml, Action<TextLine> emit, CancellationToken cancel) => SafeXml.Walk(xml, cancel, node => Next(node, emit));

    /// <summary>Takes in the next node of the part.</summary>
    public void Next(XmlReader node, Action<TextLine> emit)
    {
        switch (node.NodeType)
        {
            case XmlNodeType.Element:
                Start(node, emit);
                break;
            case XmlNodeType.EndElement:
                End(node.LocalName, emit);
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA:
                Text(node.Value);
                break;
        }
    }

    private void Start(XmlReader node, Action<TextLine> emit)
    {
        var name = node.LocalName;
        switch (name)
        {
            case "p" when !node.IsEmptyElement:
                open.Push(new Paragraph(styles.OfParagraph(null)));
                break;
            case "p":
                emit(default);
                break;
            case "pStyle" when open.TryPeek(out var paragraph):
                paragraph.Look = styles.OfParagraph(node.GetAttribute("val", Namespace));
                break;
            case "r":
                run = open.TryPeek(out var owner) ? owner.Look : new WordLook();
                break;
            case "rPr":
                inRunProperties = !node.IsEmptyElement;
                break;
            case "pPr":
                inParagraphProperties = !node.IsEmptyElement;
                break;
            case "rStyle":
                run = styles.Of(node.GetAttribute("val", Namespace)).Over(run);
                break;
            case "rFonts" or "b" or "caps" when inRunProperties:
                run = run.With(node);
                break;
            case "jc" when inParagraphProperties && open.TryPeek(out var paragraph):
                paragraph.Look = paragraph.Look with { Alignment = new WordLook().With(node).Alignment };
                break;
            case "t" or "delText" or "instrText" or "delInstrText":
                inText = !node.IsEmptyElement;
                break;
            case "tab" or "ptab" or "br" or "cr" or "noBreakHyphen" when !inParagraphProperties:
                Append(name is "tab" or "ptab" ? "\t" : name == "noBreakHyphen" ? "-" : "\n");
                break;
            case "softHyphen" when Tcvn3.IsOldFont(run.Font) && !inParagraphProperties:
                // The old fonts show a letter in the place of this sign.
                Append(Shown("\u00AD"));
                break;
            case "fldSimple":
                Field(node.GetAttribute("instr", Namespace));
                break;
            case "fldChar" when node.GetAttribute("fldCharType", Namespace) is "separate" or "end" or "begin":
                FlushField();
                break;
            case "Fallback" when !node.IsEmptyElement:
                fallbacks++;
                break;
            case "del" or "moveFrom" when !node.IsEmptyElement && !inRunProperties:
                deleted++;
                break;
            case "altChunk" or "OLEObject" or "control":
                content.Codes.Add("active-content");
                break;
            case "subDoc":
                content.Codes.Add("external-reference");
                break;
        }

        if (node.HasAttributes)
        {
            PackageWords.Attributes(node, content);
        }

        lastText = name;
    }

    private void End(string name, Action<TextLine> emit)
    {
        switch (name)
        {
            case "p" when open.TryPop(out var paragraph):
                Close(paragraph, emit);
                break;
            case "rPr":
                inRunProperties = false;
                break;
            case "pPr":
                inParagraphProperties = false;
                break;
            case "t" or "delText" or "instrText" or "delInstrText":
                inText = false;
                break;
            case "Fallback":
                fallbacks--;
                break;
            case "del" or "moveFrom" when !inRunProperties:
                deleted--;
                break;
        }
    }

    private void Text(string text)
    {
        if (!inText)
        {
            return;
        }

        if (lastText is "instrText" or "delInstrText")
        {
            field.Append(text);
        }
        else if (lastText == "delText" || deleted > 0)
        {
            content.AddAside(Shown(text));
        }
        else
        {
            Append(Shown(text));
        }
    }

    private string Shown(string text)
    {
        var shown = Tcvn3.IsOldFont(run.Font) ? Tcvn3.ToUnicode(text, run.Font!) : Vni.IsOldFont(run.Font) ? Vni.ToUnicode(text) : text;
        return run.Caps == true ? shown.ToUpperInvariant() : shown;
    }

    private void Append(string text)
    {
        if (!open.TryPeek(out var paragraph))
        {
            return;
        }

        paragraph.Text.Append(text);
        paragraph.IsBold |= run.Bold == true && !string.IsNullOrWhiteSpace(text);
    }

    private void Close(Paragraph paragraph, Action<TextLine> emit)
    {
        FlushField();
        foreach (var line in TextLine.Of(paragraph.Text.ToString(), paragraph.Look.Alignment is "center", paragraph.IsBold))
        {
            // A text box stands twice: as drawn now, and as older programs draw it.
            if (fallbacks > 0)
            {
                content.AddAside(line.Text);
            }
            else
            {
                emit(line);
            }
        }
    }

    private void FlushField()
    {
        Field(field.ToString());
        field.Clear();
    }

    private void Field(string? code)
    {
        if (code?.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var verb, ..]
            && Fetching.Contains(verb, StringComparer.OrdinalIgnoreCase))
        {
            content.Codes.Add("external-reference");
        }
    }

    private sealed class Paragraph(WordLook look)
    {
        public WordLook Look { get; set; } = look;
        public bool IsBold { get; set; }
        public StringBuilder Text { get; } = new();
    }
}
