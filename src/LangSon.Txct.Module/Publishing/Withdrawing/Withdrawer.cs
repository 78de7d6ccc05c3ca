using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Release;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Publishing.Withdrawing;

/// <summary>Withdraws a document: what has not gone out stays here, what may have gone out is withdrawn at the central system before anything else is sent.</summary>
internal sealed class Withdrawer(
    IWithdrawals withdrawals, IPapers papers, ICatalogue catalogue, IOutbox outbox, IDatabase database, RelayBell bell, TimeProvider time, ILogger<Withdrawer> logger)
{
    /// <param name="by">A person's id, or the number of the document that orders it.</param>
    /// <returns>False if it was ordered before.</returns>
    public async Task<bool> OrderAsync(Withdrawal withdrawal, string by, CancellationToken cancel)
    {
        var isShown = await catalogue.FindAsync(withdrawal.DocumentId, cancel) is { Withdrawn: null };
        var ordered = await database.WriteAsync(work => WriteAsync(work, withdrawal, by, isShown, cancel), cancel);
        if (ordered)
        {
            Log.WithdrawalOrdered(logger, withdrawal.DocumentId, by);
            bell.Ring();
        }

        return ordered;
    }

    private async Task<bool> WriteAsync(Work work, Withdrawal withdrawal, string by, bool isShown, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (!await withdrawals.AddAsync(work, new OrderedWithdrawal(withdrawal.DocumentId, withdrawal.Reason, withdrawal.ReplacedBy, by, now, null), cancel))
        {
            return false;
        }

        foreach (var number in await papers.MarkWithdrawnAsync(work, withdrawal.DocumentId, cancel))
        {
            await outbox.TakeBackAsync(work, PublicationNotices.IdOf(withdrawal.DocumentId, number), cancel);
        }

        if (await outbox.TakeBackAsync(work, withdrawal.DocumentId, cancel) || isShown)
        {
            await outbox.AddAsync(work, DeliveryOf(withdrawal), cancel);
        }
        else
        {
            await withdrawals.MarkDoneAsync(work, withdrawal.DocumentId, now, cancel);
        }

        return true;
    }

    public static NewDelivery DeliveryOf(Withdrawal withdrawal) => new(
        DeliveryPayload.Withdrawal, withdrawal.DocumentId, 1, withdrawal.DocumentId, DeliveryPayload.Write(withdrawal), Urgency.First);
}
