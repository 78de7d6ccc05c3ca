using LangSon.Txct.Central;
using LangSon.Txct.Content.Reading;

namespace LangSon.Txct.Library;

/// <summary>What a file is, in a word that a person knows.</summary>
internal static class FileKinds
{
    private static readonly FileKind[] Known = [FileKind.Pdf, FileKind.Docx, FileKind.Xlsx, FileKind.Odt, FileKind.Doc, FileKind.Xls];

    public static string NameOf(Part part) => Known.FirstOrDefault(kind => kind.MediaType == part.MediaType)?.Name
        ?? Path.GetExtension(part.Name).TrimStart('.').ToUpperInvariant();

    /// <summary>Only a PDF is shown by the browser itself; all else is for another program.</summary>
    public static string DispositionOf(Part part) => part.MediaType == FileKind.Pdf.MediaType ? "inline" : "attachment";
}
