using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Publishing.Withdrawing;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Publishing.Catalogue;

/// <summary>Brings the module's own papers and the central system's list together again: where either was restored from a copy, or a document was withdrawn there.</summary>
/// <remarks>The keys of sending derive from the content, so what was not lost after all is not doubled.</remarks>
internal sealed class Reconciliation(IPapers papers, IWithdrawals withdrawals, IOutbox outbox, RelayBell bell, ILogger<Reconciliation> logger)
{
    public async Task RunAsync(Work work, Followed followed, CancellationToken cancel)
    {
        foreach (var document in followed.Withdrawn)
        {
            await FollowWithdrawalAsync(work, document.DocumentId, document.Withdrawn!, cancel);
        }

        // What must disappear goes before what has to come back.
        var hidden = await HideAgainAsync(work, followed.Reappeared, cancel);
        var versions = 0;
        foreach (var document in followed.Lost)
        {
            foreach (var paper in await papers.MarkLostAsync(work, document.DocumentId, document.Number, cancel))
            {
                versions += await outbox.SendAgainAsync(work, paper.ToDelivery(), cancel) ? 1 : 0;
            }
        }

        if (hidden + versions > 0)
        {
            Log.SendingAgain(logger, versions, hidden);
            bell.Ring();
        }
    }

    /// <summary>It was withdrawn there, by somebody else or before this module was restored.</summary>
    private async Task FollowWithdrawalAsync(Work work, string documentId, CentralWithdrawal withdrawal, CancellationToken cancel)
    {
        await withdrawals.AddAsync(work, new OrderedWithdrawal(documentId, withdrawal.Reason, withdrawal.ReplacedBy, "central", withdrawal.At, null), cancel);
        await withdrawals.MarkDoneAsync(work, documentId, withdrawal.At, cancel);
        await papers.MarkWithdrawnAsync(work, documentId, cancel);
        await outbox.TakeBackAsync(work, documentId, cancel);
    }

    private async Task<int> HideAgainAsync(Work work, IReadOnlyList<string> documentIds, CancellationToken cancel)
    {
        var hidden = 0;
        foreach (var order in (await withdrawals.AllAsync(cancel)).Where(order => documentIds.Contains(order.DocumentId)))
        {
            var delivery = Withdrawer.DeliveryOf(new Withdrawal(order.DocumentId, order.Reason, order.ReplacedBy));
            await withdrawals.MarkOpenAsync(work, order.DocumentId, cancel);
            hidden += await outbox.SendAgainAsync(work, delivery, cancel) || await outbox.AddAsync(work, delivery, cancel) ? 1 : 0;
        }

        return hidden;
    }
}
