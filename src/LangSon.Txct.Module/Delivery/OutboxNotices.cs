using LangSon.Txct.Central;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Delivery;

internal static class OutboxNotices
{
    /// <summary>Adds a notice: after all else that is due, and once however often it is added.</summary>
    public static Task AddNoticeAsync(this IOutbox outbox, Work work, Notice notice, CancellationToken cancel) => outbox.AddAsync(
        work, new NewDelivery(DeliveryPayload.Notice, notice.Id, 1, notice.Id, DeliveryPayload.Write(notice), Urgency.Last), cancel);
}
