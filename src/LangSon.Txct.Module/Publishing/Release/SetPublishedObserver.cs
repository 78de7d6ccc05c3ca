using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Publishing.Release;

/// <summary>A set is visible: all its documents are shown, and told of once.</summary>
internal sealed class SetPublishedObserver(IPapers papers, ICatalogue catalogue, IOutbox outbox, PublicationNotices notices, IHistory history) : IDeliveryObserver
{
    public string Kind => DeliveryPayload.PublicationSet;

    public async Task DeliveredAsync(Work work, OutboxEntry delivery, CommitReceipt receipt, CancellationToken cancel)
    {
        var set = DeliveryPayload.Read<PublicationSet>(delivery.PayloadJson);
        List<Paper> shown = [];
        foreach (var member in set.Members)
        {
            if (await papers.MarkArrivedAsync(work, member.DocumentId, member.Number, PaperStage.Published, cancel) is { } paper)
            {
                await catalogue.ShowAsync(work, new CentralDocument(paper.DocumentId, paper.Number, paper.Metadata, paper.Parts, receipt.CommittedAt, Deleted: false), cancel);
                await history.AddAsync(work, paper.Published(receipt.CommittedAt), cancel);
                shown.Add(paper);
            }
        }

        if (shown.Count > 0)
        {
            await outbox.AddNoticeAsync(work, notices.OfSet(set.Id, shown), cancel);
        }
    }
}
