using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Publishing.Release;

/// <summary>A document is visible and was compared: the catalogue shows it, and the delegates are told.</summary>
internal sealed class PublishedObserver(IPapers papers, ICatalogue catalogue, IOutbox outbox, YearPlan plan) : IDeliveryObserver
{
    public string Kind => DeliveryPayload.Document;

    public async Task DeliveredAsync(Work work, OutboxEntry delivery, CommitReceipt receipt, CancellationToken cancel)
    {
        if (await papers.MarkPublishedAsync(work, receipt.Id, receipt.Number, cancel) is not { } paper)
        {
            return;
        }

        await catalogue.ShowAsync(work, new CentralDocument(paper.DocumentId, paper.Number, paper.Metadata, receipt.Parts, receipt.CommittedAt, Deleted: false), cancel);
        var notice = NoticeOf(paper);
        await outbox.AddAsync(work, new NewDelivery(DeliveryPayload.Notice, notice.Id, 1, notice.Id, DeliveryPayload.Write(notice)), cancel);
    }

    private Notice NoticeOf(Paper paper)
    {
        var label = plan.PaperTypes.FirstOrDefault(type => type.Code == paper.Metadata.Type)?.Label ?? "Văn bản";
        var title = paper.Metadata.CorrectsItself() ? $"Bản thay thế: {label}" : $"Tài liệu mới: {label}";
        return new Notice($"notice-{paper.DocumentId}-{paper.Number}", paper.Metadata.Audience, title, paper.Metadata.Subject, "/");
    }
}
