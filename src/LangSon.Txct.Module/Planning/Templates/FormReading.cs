using System.Text;
using System.Xml;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Facts;
using LangSon.Txct.Content.Reading.Office;
using LangSon.Txct.Content.Reading.Packages;
using LangSon.Txct.Planning.Drafts;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Planning.Templates;

/// <summary>Reads a filled form back, by its controls and the heads of its table; whoever saved it, Word or LibreOffice.</summary>
internal sealed class FormReading
{
    private readonly Dictionary<string, string> filled = [];
    private readonly Stack<Control> open = new();

    /// <param name="file">A .docx.</param>
    /// <returns>Null if it is none of the module's forms.</returns>
    /// <exception cref="UnsafeContentException">The file is not safe to read.</exception>
    public static FilledForm? Read(byte[] file, CancellationToken cancel)
    {
        var package = OfficePackage.Open(file, cancel);
        if (IdentityOf(package, cancel) is not { } identity)
        {
            return null;
        }

        var reading = new FormReading();
        SafeXml.Walk(package.Parts["word/document.xml"], cancel, reading.Next);
        return new FilledForm(identity, reading.filled, [.. WordTables.Read(package, cancel).SelectMany(table => Petitions(table, identity.Kind))]);
    }

    private static FormIdentity? IdentityOf(OfficePackage package, CancellationToken cancel)
    {
        var (isOurs, written) = (false, new StringBuilder());
        if (package.Parts.TryGetValue("docProps/custom.xml", out var properties))
        {
            SafeXml.Walk(properties, cancel, node =>
            {
                isOurs = node is { NodeType: XmlNodeType.Element, LocalName: "property" } ? node.GetAttribute("name") == DraftFile.Property : isOurs;
                written.Append(isOurs && node.NodeType == XmlNodeType.Text ? node.Value : "");
            });
        }

        return FormIdentity.Parse(written.ToString());
    }

    private void Next(XmlReader node)
    {
        switch (node.NodeType, node.LocalName)
        {
            case (XmlNodeType.Element, "sdt") when !node.IsEmptyElement:
                open.Push(new Control());
                break;
            case (XmlNodeType.Element, "tag") when open.TryPeek(out var control):
                control.Tag = node.GetAttribute("val", WordFlow.Namespace);
                break;
            case (XmlNodeType.Element, "alias") when open.TryPeek(out var control):
                control.Alias = node.GetAttribute("val", WordFlow.Namespace);
                break;
            case (XmlNodeType.Element, "showingPlcHdr") when open.TryPeek(out var control):
                control.IsBlank = node.GetAttribute("val", WordFlow.Namespace) is not ("0" or "false");
                break;
            case (XmlNodeType.Element, "br" or "p") when open.TryPeek(out var control) && control.Text.Length > 0:
                control.Text.Append('\n');
                break;
            case (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace, _) when open.TryPeek(out var control):
                control.Text.Append(node.Value);
                break;
            case (XmlNodeType.EndElement, "sdt"):
                Close(open.Pop());
                break;
        }
    }

    private void Close(Control control)
    {
        var text = Composed.Of(control.Text.ToString()).Trim();
        if (!control.IsBlank && IsFilled(text) && FormFields.Find(control.Tag, control.Alias) is { } field)
        {
            filled.TryAdd(field.Name, text);
        }
    }

    private static IEnumerable<FilledPetition> Petitions(FileTable table, FormKind kind)
    {
        var columns = kind == FormKind.Minutes ? FormFields.MinutesColumns : FormFields.ReportColumns;
        if (table.Rows.Count == 0 || !columns.SequenceEqual(table.Rows[0].Select(TypedText.Plain)))
        {
            yield break;
        }

        string? competence = null;
        foreach (var row in table.Rows.Skip(1).Select(row => row.Select(cell => Composed.Of(cell).Trim()).ToList()))
        {
            if (FormFields.Competences.FirstOrDefault(part => row[0].StartsWith(part.Head[..2], StringComparison.Ordinal)) is { Code: { } code })
            {
                competence = code;
            }
            else if (row.Count == columns.Length && kind == FormKind.Minutes && IsFilled(row[2]))
            {
                yield return new FilledPetition(row[2], Said(row[1]), null, null, null, null);
            }
            else if (row.Count == columns.Length && kind == FormKind.Report && IsFilled(row[1]))
            {
                yield return new FilledPetition(row[1], null, Said(row[2]), Said(row[3]), competence, Said(row[4]));
            }
        }
    }

    private static string? Said(string cell) => IsFilled(cell) ? cell : null;

    private static bool IsFilled(string text) => text.Any(char.IsLetterOrDigit);

    private sealed class Control
    {
        public string? Tag { get; set; }

        public string? Alias { get; set; }

        public bool IsBlank { get; set; }

        public StringBuilder Text { get; } = new();
    }
}
