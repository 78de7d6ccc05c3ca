using LangSon.Txct.Central;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Publishing.Catalogue;

/// <summary>What the central system shows to delegates, as the module last heard it. The central system decides; this only follows.</summary>
internal interface ICatalogue
{
    /// <summary>All documents, the withdrawn ones too.</summary>
    Task<IReadOnlyList<CentralDocument>> AllAsync(CancellationToken cancel);

    Task<CentralDocument?> FindAsync(string documentId, CancellationToken cancel);

    /// <summary>Shows a document within <paramref name="work"/>; an older version never hides a newer one, and what is withdrawn stays so.</summary>
    Task ShowAsync(Work work, CentralDocument document, CancellationToken cancel);

    /// <summary>Marks a document withdrawn within <paramref name="work"/>.</summary>
    Task HideAsync(Work work, string documentId, CentralWithdrawal withdrawal, CancellationToken cancel);

    /// <summary>Follows a whole list within <paramref name="work"/>: shows what is in it, drops what is not and was there before the list was asked for.</summary>
    Task<Followed> FollowAsync(Work work, CentralList<CentralDocument> list, CancellationToken cancel);
}

/// <summary>What following a list has brought to light.</summary>
/// <param name="IsOtherEpoch">The central system was restored from a copy since its last list.</param>
/// <param name="Lost">What it showed before and shows no more, or only in an older version.</param>
/// <param name="Reappeared">The ids of documents that were withdrawn there and are visible again.</param>
/// <param name="Withdrawn">What was visible and is withdrawn there now.</param>
internal sealed record Followed(bool IsOtherEpoch, IReadOnlyList<LostDocument> Lost, IReadOnlyList<string> Reappeared, IReadOnlyList<CentralDocument> Withdrawn);

/// <param name="Number">The version that it still has; 0 for none.</param>
internal sealed record LostDocument(string DocumentId, int Number);
