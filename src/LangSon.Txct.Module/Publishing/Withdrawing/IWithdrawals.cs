using LangSon.Txct.Storage;

namespace LangSon.Txct.Publishing.Withdrawing;

/// <summary>Which documents were withdrawn, by whom and why. The record stays (Decree 30/2020/NĐ-CP, annex VI part I, III.8).</summary>
internal interface IWithdrawals
{
    Task<IReadOnlyList<OrderedWithdrawal>> AllAsync(CancellationToken cancel);

    /// <summary>Writes an order down within <paramref name="work"/>; false if the document's withdrawal was ordered before.</summary>
    Task<bool> AddAsync(Work work, OrderedWithdrawal order, CancellationToken cancel);

    /// <summary>Marks within <paramref name="work"/> that nobody can read the document any more.</summary>
    Task MarkDoneAsync(Work work, string documentId, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Marks within <paramref name="work"/> that the central system has forgotten the withdrawal.</summary>
    Task MarkOpenAsync(Work work, string documentId, CancellationToken cancel);
}

/// <param name="Reason">Vietnamese, for readers.</param>
/// <param name="ReplacedBy">The id of the document that takes its place; null if none does.</param>
/// <param name="OrderedBy">A person's id, or the number of the document that orders it.</param>
/// <param name="DoneAt">The central system's time from which nobody reads it; null while it is on its way.</param>
internal sealed record OrderedWithdrawal(string DocumentId, string Reason, string? ReplacedBy, string OrderedBy, DateTimeOffset OrderedAt, DateTimeOffset? DoneAt);
