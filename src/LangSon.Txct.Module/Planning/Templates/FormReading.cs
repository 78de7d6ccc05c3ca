using System.Text;
using System.Xml;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Facts;
using LangSon.Txct.Content.Reading.Office;
using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Planning.Templates;

/// <summary>Reads a filled form back, by the tags of its controls and the heads of its table; whoever saved it, Word or LibreOffice.</summary>
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
        var reading = new FormReading();
        SafeXml.Walk(package.Parts["word/document.xml"], cancel, reading.Next);
        return reading.Argument("kind") is { } word && Enum.TryParse<FormKind>(word, out var kind)
            ? new FilledForm(
                kind, reading.Argument("groupId"), reading.Argument("roundId"), reading.Argument("meetingId"),
                reading.filled.Where(pair => !pair.Key.Contains('|', StringComparison.Ordinal)).ToDictionary(),
                [.. WordTables.Read(package, cancel).SelectMany(table => Petitions(table, kind))])
            : null;
    }

    private void Next(XmlReader node)
    {
        switch (node.NodeType, node.LocalName)
        {
            case (XmlNodeType.Element, "sdt") when !node.IsEmptyElement:
                open.Push(new Control());
                break;
            case (XmlNodeType.Element, "tag") when open.TryPeek(out var control):
                control.Tag = node.GetAttribute("val", WordFlow.Namespace) ?? "";
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
        if (!control.Tag.StartsWith(FormField.Prefix, StringComparison.Ordinal))
        {
            return;
        }

        var (name, text) = (control.Tag[FormField.Prefix.Length..], Composed.Of(control.Text.ToString()).Trim());
        if (name.Contains('|', StringComparison.Ordinal) || (!control.IsBlank && IsFilled(text)))
        {
            filled.TryAdd(name, text);
        }
    }

    /// <summary>What stands after the bar of a control's name, as in kind|Minutes.</summary>
    private string? Argument(string name) => filled.Keys.Where(key => key.StartsWith($"{name}|", StringComparison.Ordinal)).Select(key => key[(name.Length + 1)..]).FirstOrDefault();

    private static IEnumerable<FilledPetition> Petitions(FileTable table, FormKind kind)
    {
        var columns = kind == FormKind.Minutes ? FormFields.MinutesColumns : FormFields.ReportColumns;
        if (table.Rows.Count == 0 || !columns.SequenceEqual(table.Rows[0].Select(cell => string.Join(' ', Composed.Of(cell).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))
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
        public string Tag { get; set; } = "";

        public bool IsBlank { get; set; }

        public StringBuilder Text { get; } = new();
    }
}
