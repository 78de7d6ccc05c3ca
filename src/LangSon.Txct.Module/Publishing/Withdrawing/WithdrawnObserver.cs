using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Release;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Publishing.Withdrawing;

/// <summary>A document is withdrawn at the central system: the catalogue says so, and those who were to read it or have read it are told.</summary>
internal sealed class WithdrawnObserver(IWithdrawals withdrawals, ICatalogue catalogue, IOutbox outbox, PublicationNotices notices) : IDeliveryObserver
{
    public string Kind => DeliveryPayload.Withdrawal;

    public async Task DeliveredAsync(Work work, OutboxEntry delivery, CommitReceipt receipt, CancellationToken cancel)
    {
        var withdrawal = DeliveryPayload.Read<Withdrawal>(delivery.PayloadJson);
        await withdrawals.MarkDoneAsync(work, withdrawal.DocumentId, receipt.CommittedAt, cancel);
        if (await catalogue.FindAsync(withdrawal.DocumentId, cancel) is not { } document)
        {
            return;
        }

        await catalogue.HideAsync(work, document.DocumentId, new CentralWithdrawal(withdrawal.Reason, withdrawal.ReplacedBy, receipt.CommittedAt), cancel);
        foreach (var notice in await notices.OfWithdrawalAsync(document.Metadata, withdrawal, cancel))
        {
            await outbox.AddNoticeAsync(work, notice, cancel);
        }
    }
}
