using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Publishing.Release;

/// <summary>A document is at the central system and was compared: it is shown and told of, or waits there for its set.</summary>
internal sealed class PublishedObserver(IPapers papers, ICatalogue catalogue, IOutbox outbox, PublicationNotices notices, IHistory history) : IDeliveryObserver
{
    public string Kind => DeliveryPayload.Document;

    public async Task DeliveredAsync(Work work, OutboxEntry delivery, CommitReceipt receipt, CancellationToken cancel)
    {
        var isInSet = DeliveryPayload.Read<DocumentVersion>(delivery.PayloadJson).SetId is not null;
        if (await papers.MarkArrivedAsync(work, receipt.Id, receipt.Number, isInSet ? PaperStage.InSet : PaperStage.Published, cancel) is not { } paper || isInSet)
        {
            return;
        }

        await catalogue.ShowAsync(work, new CentralDocument(paper.DocumentId, paper.Number, paper.Metadata, receipt.Parts, receipt.CommittedAt, Deleted: false), cancel);
        await history.AddAsync(work, paper.Published(receipt.CommittedAt), cancel);
        foreach (var notice in await notices.OfVersionAsync(paper, cancel))
        {
            await outbox.AddNoticeAsync(work, notice, cancel);
        }
    }
}
