using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Collecting;

/// <summary>A group's paper is in the central system and was compared: Office and Fatherland Front are told, and the group is thanked.</summary>
internal sealed class ReceivedObserver(IInbox inbox, IOutbox outbox, YearPlan plan) : IDeliveryObserver
{
    public string Kind => DeliveryPayload.Report;

    public async Task DeliveredAsync(Work work, OutboxEntry delivery, CommitReceipt receipt, CancellationToken cancel)
    {
        if (await inbox.MarkDeliveredAsync(work, receipt.Id, receipt.Number, cancel) is not { } report)
        {
            return;
        }

        var round = plan.Rounds.FirstOrDefault(candidate => candidate.Id == report.Round)?.Title ?? report.Round;
        var what = report.Kind switch { "Minutes" => "biên bản TXCT", "GroupPlan" => "kế hoạch TXCT", _ => "báo cáo tổng hợp ý kiến, kiến nghị cử tri" };
        var title = $"Tổ đại biểu số {report.GroupId.TrimStart('T')} đã gửi {what}";
        await TellAsync(work, new Notice($"notice-{report.ReportId}-{report.Number}", ["office", "fatherlandFront"], title, $"{report.Title} · {round}", null), cancel);
        await TellAsync(
            work,
            new Notice(
                $"thanks-{report.ReportId}-{report.Number}", [$"groupLeader:{report.GroupId}", $"groupAssistants:{report.GroupId}"], $"Văn phòng đã nhận {what} của Tổ",
                $"{report.Title} · {round}. Trân trọng cảm ơn Tổ.", null),
            cancel);
    }

    private Task TellAsync(Work work, Notice notice, CancellationToken cancel) =>
        outbox.AddAsync(work, new NewDelivery(DeliveryPayload.Notice, notice.Id, 1, notice.Id, DeliveryPayload.Write(notice)), cancel);
}
