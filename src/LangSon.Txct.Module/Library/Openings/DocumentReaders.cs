using LangSon.Txct.Publishing.Release;

namespace LangSon.Txct.Library.Openings;

/// <summary>Who has opened a document, for Publishing, which tells them when it is replaced or withdrawn.</summary>
internal sealed class DocumentReaders(IOpenings openings) : IDocumentReaders
{
    public async Task<IReadOnlyList<string>> OfAsync(string documentId, CancellationToken cancel) =>
        [.. (await openings.OfAsync(documentId, cancel)).Select(opening => opening.Person).Distinct().Order(StringComparer.Ordinal)];
}
