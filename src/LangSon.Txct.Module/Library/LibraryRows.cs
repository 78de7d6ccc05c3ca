using LangSon.Txct.Central;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Library;

/// <summary>A visible document as a row of a list.</summary>
internal static class LibraryRows
{
    public static LibraryDocument Of(CentralDocument document, YearPlan plan)
    {
        var metadata = document.Metadata;
        return new LibraryDocument(
            document.DocumentId, document.Number, metadata.Type, plan.PaperTypes.FirstOrDefault(type => type.Code == metadata.Type)?.Label ?? "Văn bản",
            metadata.Subject.Length > 0 ? metadata.Subject : document.Parts[0].Name,
            metadata.FullNumber(), metadata.IssuedOn, metadata.Issuer, metadata.CorrectsItself(),
            [.. document.Parts.Select(part => new LibraryFile(part.Name, FileKinds.NameOf(part), part.Size, part.Sha256, PathOf(document, part)))]);
    }

    private static string PathOf(CentralDocument document, Part part) =>
        $"documents/{Uri.EscapeDataString(document.DocumentId)}/{document.Number}/{Uri.EscapeDataString(part.Name)}";
}
