using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Release;

namespace LangSon.Txct.Library.Openings;

/// <summary>Who has opened a document, for Publishing: it tells them when the document is replaced or withdrawn, and the Office how many they are.</summary>
internal sealed class DocumentReaders(IOpenings openings, IDirectory directory) : IDocumentReaders
{
    public async Task<IReadOnlyList<string>> OfAsync(string documentId, CancellationToken cancel) =>
        [.. (await openings.OfAsync(documentId, cancel)).Select(opening => opening.Reader.Person).Distinct().Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<GroupReaders>> ByGroupAsync(string documentId, CancellationToken cancel)
    {
        var readers = (await openings.OfAsync(documentId, cancel)).GroupBy(opening => opening.Reader.Person).Select(same => same.Last().Reader).ToLookup(reader => reader.GroupId);
        var seats = (await directory.SeatsAsync(cancel)).ToLookup(seat => seat.GroupId);
        return
        [
            .. from state in await directory.GroupsAsync(cancel)
            let own = readers[state.Id].ToList()
            select new GroupReaders(state.Id, state.Name, own.Count, seats.Contains(state.Id) ? seats[state.Id].Count() : null, [.. own.Select(reader => reader.Name).OfType<string>().Order(StringComparer.Ordinal)]),
        ];
    }
}
