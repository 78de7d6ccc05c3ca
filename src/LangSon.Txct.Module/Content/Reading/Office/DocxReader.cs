using LangSon.Txct.Content.Reading.Packages;

namespace LangSon.Txct.Content.Reading.Office;

/// <summary>Reads a Word file (.docx): the text with its tables and text boxes, page headers, notes, comments and properties.</summary>
internal static class DocxReader
{
    public static FileContent Read(byte[] file, CancellationToken cancel) => Read(OfficePackage.Open(file, cancel), cancel);

    public static FileContent Read(OfficePackage package, CancellationToken cancel)
    {
        var content = new FileContent();
        OfficeDangers.Check(package, content, cancel);
        var styles = WordStyles.Read(package.Parts.GetValueOrDefault("word/styles.xml"), cancel);
        new WordFlow(styles, content).Read(package.Parts["word/document.xml"], content.Lines.Add, cancel);
        foreach (var (name, xml) in package.Parts.Where(part => IsXml(part.Key)))
        {
            switch (PlaceOf(name))
            {
                case Place.Note:
                    new WordFlow(styles, content).Read(xml, content.Lines.Add, cancel);
                    break;
                case Place.Margin:
                    new WordFlow(styles, content).Read(xml, line => content.Margins.Add(line.Text), cancel);
                    break;
                case Place.Comment:
                    new WordFlow(styles, content).Read(xml, line => content.AddAside(line.Text), cancel);
                    break;
                case Place.Beside:
                    PackageWords.Collect(xml, content, cancel);
                    break;
            }
        }

        return content;
    }

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    private static Place PlaceOf(string name) => name.ToLowerInvariant() switch
    {
        "word/document.xml" or "word/styles.xml" or "word/fonttable.xml" or "word/numbering.xml" or "[content_types].xml" => Place.Elsewhere,
        var part when part.StartsWith("word/theme/", StringComparison.Ordinal) || part.StartsWith("_xmlsignatures/", StringComparison.Ordinal) => Place.Elsewhere,
        "word/footnotes.xml" or "word/endnotes.xml" => Place.Note,
        var part when part.StartsWith("word/header", StringComparison.Ordinal) || part.StartsWith("word/footer", StringComparison.Ordinal) => Place.Margin,
        var part when part.StartsWith("word/comments", StringComparison.Ordinal) || part.StartsWith("word/glossary/document", StringComparison.Ordinal) => Place.Comment,
        _ => Place.Beside,
    };

    private enum Place { Elsewhere, Note, Margin, Comment, Beside }
}
