using LangSon.Txct.Central;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Publishing.Catalogue;

/// <summary>What the central system shows to delegates, as the module last heard it. The central system decides; this only follows.</summary>
internal interface ICatalogue
{
    Task<IReadOnlyList<CentralDocument>> AllAsync(CancellationToken cancel);

    Task<CentralDocument?> FindAsync(string documentId, CancellationToken cancel);

    /// <summary>Shows a document within <paramref name="work"/>; an older version never hides a newer one.</summary>
    Task ShowAsync(Work work, CentralDocument document, CancellationToken cancel);

    /// <summary>Follows a whole list: shows what is in it, drops what is not and was there before the list was asked for.</summary>
    Task FollowAsync(CentralList<CentralDocument> list, CancellationToken cancel);
}
