using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LangSon.Txct.Planning.Templates;

/// <summary>Fills a form as a person does in Word: types into its controls and into the cells of its table, and adds rows.</summary>
internal static class FilledByHand
{
    public static byte[] Fill(byte[] form, IReadOnlyDictionary<string, string> fields, params string[][] rows)
    {
        using var bytes = new MemoryStream();
        bytes.Write(form);
        using (var file = WordprocessingDocument.Open(bytes, isEditable: true))
        {
            var body = file.MainDocumentPart!.Document!.Body!;
            foreach (var control in body.Descendants<SdtRun>().Where(control => fields.ContainsKey(NameOf(control))))
            {
                control.SdtProperties!.RemoveAllChildren<ShowingPlaceholder>();
                control.SdtContentRun!.RemoveAllChildren();
                control.SdtContentRun.AppendChild(new Run(new Text(fields[NameOf(control)])));
            }

            var table = body.Elements<Table>().Last(table => table.InnerText.StartsWith("STT", StringComparison.Ordinal));
            Fill(table, rows);
        }

        return bytes.ToArray();
    }

    /// <summary>Row by row below the head; beyond the table's end a row is added. A row of one cell divides the table and is left out.</summary>
    private static void Fill(Table table, string[][] rows)
    {
        var free = new Queue<TableRow>(table.Elements<TableRow>().Skip(1).Where(row => row.Elements<TableCell>().Count() > 1));
        foreach (var cells in rows)
        {
            if (!free.TryDequeue(out var row))
            {
                row = (TableRow)table.Elements<TableRow>().Last().CloneNode(deep: true);
                table.AppendChild(row);
            }

            foreach (var (cell, text) in row.Elements<TableCell>().Zip(cells))
            {
                var line = cell.GetFirstChild<Paragraph>()!;
                line.RemoveAllChildren<Run>();
                line.AppendChild(new Run(new Text(text)));
            }
        }
    }

    private static string NameOf(SdtRun control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value is { } tag && tag.StartsWith(FormField.Prefix, StringComparison.Ordinal) ? tag[FormField.Prefix.Length..] : "";
}
