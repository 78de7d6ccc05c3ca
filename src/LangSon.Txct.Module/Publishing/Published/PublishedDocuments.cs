using System.Globalization;
using LangSon.Txct.Central;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Release;
using LangSon.Txct.Publishing.Withdrawing;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Publishing.Published;

/// <summary>What the Office sees of one published document, and whether everybody may read it.</summary>
internal sealed class PublishedDocuments(ICatalogue catalogue, IWithdrawals withdrawals, IDocumentReaders readers, IPublicMarks marks, IHistory history, IDatabase database, TimeProvider time)
{
    /// <summary>Null if the central system shows no such document, and never did.</summary>
    public async Task<PublishedDocument?> FindAsync(string documentId, CancellationToken cancel) => await catalogue.FindAsync(documentId, cancel) is { } document
        ? new PublishedDocument(
            document.DocumentId, document.Metadata.FullNumber(), document.Metadata.Subject, document.Metadata.IssuedOn, document.Number,
            [.. document.Parts.Select(part => new PublishedFile(part.Name, part.Size, part.Sha256))],
            (await readers.OfAsync(documentId, cancel)).Count, await readers.ByGroupAsync(documentId, cancel),
            await StandingOfAsync(document, cancel),
            StateOf(document, (await withdrawals.AllAsync(cancel)).FirstOrDefault(order => order.DocumentId == documentId)))
        : null;

    private async Task<PublicStanding> StandingOfAsync(CentralDocument document, CancellationToken cancel) =>
        document.Metadata.IsPublic() ? PublicStanding.ByItself
        : (await marks.AllAsync(PublicKind.Document, cancel)).Contains(document.DocumentId) ? PublicStanding.Marked
        : document.Metadata.IsForDelegates() ? PublicStanding.No
        : PublicStanding.NeverMay;

    /// <summary>Lets everybody read it, or no longer.</summary>
    public Task MarkAsync(string documentId, bool isPublic, string by, CancellationToken cancel) => database.WriteAsync(
        async work =>
        {
            await (isPublic ? marks.MarkAsync(work, PublicKind.Document, documentId, by, time.GetUtcNow(), cancel) : marks.UnmarkAsync(work, PublicKind.Document, documentId, cancel));
            await history.AddAsync(work, new HistoryEvent(time.GetUtcNow(), by, isPublic ? HistoryActs.MadePublic : HistoryActs.MadePrivate, documentId, null), cancel);
        },
        cancel);

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
/// <param name="Groups">How many delegates of each group.</param>
/// <param name="Withdrawal">Null while nobody has ordered one.</param>
public sealed record PublishedDocument(
    string Id, string? Number, string Subject, DateOnly? IssuedOn, int Version, IReadOnlyList<PublishedFile> Files, int Readers,
    IReadOnlyList<GroupReaders> Groups, PublicStanding Public, PublishedWithdrawal? Withdrawal)
{
    /// <summary>As in 31/52 đại biểu đã mở.</summary>
    public string Opened() => Groups.All(group => group.Seats is not null)
        ? string.Create(CultureInfo.InvariantCulture, $"{Groups.Sum(group => group.Opened)}/{Groups.Sum(group => group.Seats)} đại biểu đã mở")
        : string.Create(CultureInfo.InvariantCulture, $"{Groups.Sum(group => group.Opened)} đại biểu đã mở");
}

/// <summary>Whether everybody may read a document: as it was issued, as the Office marked it, not, or never because it is for some only.</summary>
public enum PublicStanding { No, Marked, ByItself, NeverMay }

/// <param name="Size">In bytes.</param>
public sealed record PublishedFile(string Name, long Size, string Sha256);

/// <param name="By">A person's id, or the number of the document that orders it; null where the central system knows.</param>
/// <param name="At">From when on nobody reads it; null while it is on its way.</param>
public sealed record PublishedWithdrawal(string Reason, string? By, DateTimeOffset? At);
