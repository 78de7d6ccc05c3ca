using LangSon.Txct.Content.Reading.Office;

namespace LangSon.Txct.Content.Reading.Pdf;

/// <summary>What a PDF may not hold, looked for in all its objects: what runs, what is packed in, what is fetched.</summary>
internal static class PdfDangers
{
    private delegate string? DictionaryCheck(PdfDictionary dictionary, PdfObjects objects);

    private static readonly DictionaryCheck[] All = [Scripts, Actions, Attachments, Media, Forms, ExternalStreams, OpeningLinks];

    private static readonly string[] Running = ["JavaScript", "Launch", "Rendition", "Movie", "Sound", "RichMediaExecute", "GoTo3DView", "GoToE", "Trans3D"];
    private static readonly string[] Fetching = ["GoToR", "SubmitForm", "ImportData", "Thread3D"];
    private static readonly string[] MediaKinds = ["RichMedia", "Movie", "Sound", "Screen", "3D", "FileAttachment", "Projection"];

    public static void Check(PdfObjects objects, FileContent content, CancellationToken cancel)
    {
        foreach (var value in objects.All)
        {
            cancel.ThrowIfCancellationRequested();
            Stack<object?> open = new();
            open.Push(value is PdfStream stream ? stream.Dictionary : value);
            while (open.TryPop(out var next))
            {
                if (next is PdfDictionary dictionary)
                {
                    content.Codes.UnionWith(All.Select(check => check(dictionary, objects)).OfType<string>());
                }

                foreach (var inner in next switch { PdfDictionary entries => entries.Values.AsEnumerable(), List<object?> list => list, _ => [] })
                {
                    if (inner is PdfDictionary or List<object?>)
                    {
                        open.Push(inner);
                    }
                }
            }
        }
    }

    private static string? Scripts(PdfDictionary dictionary, PdfObjects objects) =>
        dictionary.ContainsKey("JS") || dictionary.ContainsKey("JavaScript") ? "active-content" : null;

    private static string? Actions(PdfDictionary dictionary, PdfObjects objects) => (objects.Resolve(dictionary.GetValueOrDefault("S")) as PdfName)?.Text switch
    {
        { } kind when Running.Contains(kind) => "active-content",
        { } kind when Fetching.Contains(kind) => "external-reference",
        "URI" when !OfficeDangers.IsOrdinaryLink(LinkOf(dictionary, objects)) => "external-reference",
        _ => null,
    };

    private static string? Attachments(PdfDictionary dictionary, PdfObjects objects) =>
        dictionary.ContainsKey("EF") || dictionary.ContainsKey("EmbeddedFiles") || dictionary.ContainsKey("Collection")
        || objects.Resolve(dictionary.GetValueOrDefault("Type")) is PdfName { Text: "EmbeddedFile" } ? "active-content" : null;

    private static string? Media(PdfDictionary dictionary, PdfObjects objects) =>
        dictionary.ContainsKey("RichMediaContent") || dictionary.ContainsKey("RichMediaSettings")
        || (objects.Resolve(dictionary.GetValueOrDefault("Subtype")) is PdfName kind && MediaKinds.Contains(kind.Text)) ? "active-content" : null;

    /// <summary>Forms of the XML kind bring their own scripts and their own data.</summary>
    private static string? Forms(PdfDictionary dictionary, PdfObjects objects) => dictionary.ContainsKey("XFA") ? "active-content" : null;

    /// <summary>A stream whose bytes stand in another file, a page of another document, a printer's picture.</summary>
    private static string? ExternalStreams(PdfDictionary dictionary, PdfObjects objects) =>
        dictionary.ContainsKey("OPI") || (dictionary.ContainsKey("Length") && dictionary.ContainsKey("FFilter"))
        || (dictionary.ContainsKey("Length") && objects.Resolve(dictionary.GetValueOrDefault("F")) is PdfString or PdfDictionary)
        || (dictionary.NameOf("Subtype") == "Form" && dictionary.ContainsKey("Ref")) ? "external-reference" : null;

    /// <summary>A link that is followed when the document is opened, not when a reader wants it.</summary>
    private static string? OpeningLinks(PdfDictionary dictionary, PdfObjects objects) =>
        new[] { "OpenAction", "AA" }.Select(key => objects.DictionaryOf(dictionary.GetValueOrDefault(key))).OfType<PdfDictionary>()
            .SelectMany(action => action.Values.Select(objects.DictionaryOf).OfType<PdfDictionary>().Append(action))
            .Any(action => action.NameOf("S") == "URI") ? "external-reference" : null;

    private static string LinkOf(PdfDictionary action, PdfObjects objects) =>
        objects.Resolve(action.GetValueOrDefault("URI")) is PdfString { Bytes: var bytes } ? System.Text.Encoding.Latin1.GetString(bytes) : "";
}
