namespace LangSon.Txct.Publishing.Release;

/// <summary>What the Library knows of a document's readers. Publishing asks it whom to tell, and what to tell the Office.</summary>
internal interface IDocumentReaders
{
    /// <summary>The ids of all who opened any version, each once.</summary>
    Task<IReadOnlyList<string>> OfAsync(string documentId, CancellationToken cancel);

    /// <summary>How many delegates of each group opened any version.</summary>
    Task<IReadOnlyList<GroupReaders>> ByGroupAsync(string documentId, CancellationToken cancel);
}

/// <param name="Opened">How many of its delegates.</param>
/// <param name="Seats">How many delegates it has; null where the central system does not tell.</param>
/// <param name="Names">Of those who opened; none unless a setting has names kept.</param>
public sealed record GroupReaders(string GroupId, string Name, int Opened, int? Seats, IReadOnlyList<string> Names);
