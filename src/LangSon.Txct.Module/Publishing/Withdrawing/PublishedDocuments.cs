using LangSon.Txct.Central;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Release;

namespace LangSon.Txct.Publishing.Withdrawing;

/// <summary>What the Office sees of one published document.</summary>
internal sealed class PublishedDocuments(ICatalogue catalogue, IWithdrawals withdrawals, IDocumentReaders readers)
{
    /// <summary>Null if the central system shows no such document, and never did.</summary>
    public async Task<PublishedDocument?> FindAsync(string documentId, CancellationToken cancel) => await catalogue.FindAsync(documentId, cancel) is { } document
        ? new PublishedDocument(
            document.DocumentId, document.Metadata.FullNumber(), document.Metadata.Subject, document.Metadata.IssuedOn, document.Number,
            [.. document.Parts.Select(part => new PublishedFile(part.Name, part.Size, part.Sha256))],
            (await readers.OfAsync(documentId, cancel)).Count,
            StateOf(document, (await withdrawals.AllAsync(cancel)).FirstOrDefault(order => order.DocumentId == documentId)))
        : null;

    private static PublishedWithdrawal? StateOf(CentralDocument document, OrderedWithdrawal? order) => (document.Withdrawn, order) switch
    {
        ({ } done, _) => new PublishedWithdrawal(done.Reason, order?.OrderedBy, done.At),
        (null, { } ordered) => new PublishedWithdrawal(ordered.Reason, ordered.OrderedBy, null),
        _ => null,
    };
}

/// <param name="Number">Number and notation; null for forms.</param>
/// <param name="Version">The latest.</param>
/// <param name="Readers">How many people have opened it.</param>
/// <param name="Withdrawal">Null while nobody has ordered one.</param>
public sealed record PublishedDocument(
    string Id, string? Number, string Subject, DateOnly? IssuedOn, int Version, IReadOnlyList<PublishedFile> Files, int Readers, PublishedWithdrawal? Withdrawal);

/// <param name="Size">In bytes.</param>
public sealed record PublishedFile(string Name, long Size, string Sha256);

/// <param name="By">A person's id, or the number of the document that orders it; null where the central system knows.</param>
/// <param name="At">From when on nobody reads it; null while it is on its way.</param>
public sealed record PublishedWithdrawal(string Reason, string? By, DateTimeOffset? At);
