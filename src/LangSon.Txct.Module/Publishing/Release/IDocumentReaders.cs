namespace LangSon.Txct.Publishing.Release;

/// <summary>What the Library knows of a document's readers. Publishing asks it whom to tell.</summary>
internal interface IDocumentReaders
{
    /// <summary>The ids of all who opened any version, each once.</summary>
    Task<IReadOnlyList<string>> OfAsync(string documentId, CancellationToken cancel);
}
