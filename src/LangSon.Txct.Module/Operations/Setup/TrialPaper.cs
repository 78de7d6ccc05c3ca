using System.Globalization;
using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Delivery;
using LangSon.Txct.Pages;
using LangSon.Txct.Publishing;
using LangSon.Txct.Publishing.Withdrawing;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations.Setup;

/// <summary>A sample that takes the whole way of a paper – store, queue, central system, read back – and is then taken away again. Only the Office may see it.</summary>
internal sealed class TrialPaper(
    ITransit transit, IContentStore content, IPapers papers, IDeliveryRegister deliveries, PublishingLoop loop, Withdrawer withdrawer, IOptions<PublishingOptions> options, TimeProvider time)
{
    private const string Folder = "cai-dat/", Type = "Other", Subject = "Tài liệu thử của phân hệ tiếp xúc cử tri, không phải văn bản";

    public async Task<SetupStep> StepAsync(CancellationToken cancel)
    {
        var last = await LastAsync(cancel);
        var fault = last?.DocumentId is { } id ? (await deliveries.SetAsideAsync(cancel)).FirstOrDefault(delivery => delivery.AggregateId == id) : null;
        var sent = last is null ? "" : $"Tài liệu thử gửi lúc {Words.Moment(last.TakenAt, time.Today())}";
        return (last?.Stage, fault) switch
        {
            (null, _) => Step(SetupState.Open, "Chưa thử.", "Bấm “Thử đăng”: một tệp mẫu đi hết đường của một tài liệu, chỉ Văn phòng thấy; xong thì gỡ ngay tại đây."),
            (_, { } aside) => Step(SetupState.Failed, $"{sent} chưa tới nơi: {aside.Code}. {aside.Reason}", "Xem trang Tác vụ nền, mục Lỗi: sửa nguyên nhân rồi bấm “Chạy lại”."),
            (PaperStage.Published, _) => Step(SetupState.UnderWay, $"{sent} đã tới phần mềm Quản lý nghiệp vụ HĐND, đọc lại đúng từng byte.", "Bấm “Gỡ tài liệu thử” để kết thúc."),
            (PaperStage.Withdrawn, _) => Step(SetupState.Done, $"{sent} đã tới nơi, đọc lại đúng, rồi được gỡ.", null),
            _ => Step(SetupState.UnderWay, $"{sent} đang trên đường.", "Xin mở lại trang sau ít giây. Quá 5 phút mà chưa tới thì xem bước 1 và trang Tác vụ nền."),
        };
    }

    /// <summary>Sends a new sample on its way; does nothing while one is under way or visible.</summary>
    public async Task SendAsync(CancellationToken cancel)
    {
        if (await LastAsync(cancel) is { Stage: not PaperStage.Withdrawn })
        {
            return;
        }

        var now = time.GetUtcNow();
        using var file = await transit.TakeAsync(new MemoryStream(TrialPdf.Of(now)), cancel);
        await content.KeepAsync(file, cancel);
        var name = string.Create(CultureInfo.InvariantCulture, $"tai-lieu-thu-{VietNam.At(now):yyyyMMdd-HHmmss}.pdf");
        var metadata = new DocumentMetadata(Type, null, null, null, null, Subject, null, null, [], ["office"]);
        var id = DocumentIdentity.Of(options.Value.Tenant, Type, null, null, null, null, file.Sha256);
        await papers.RegisterAsync(
            new NewFile($"{Folder}{name}", file.Size, now, file.Sha256, "application/pdf", FileOutcome.Accepted, [], metadata, now),
            new Paper(id, 1, metadata, [new Part(name, "application/pdf", file.Size, file.Sha256)], PaperStage.Waiting), cancel);
        loop.Wake();
    }

    /// <summary>Takes the sample away again.</summary>
    public async Task TakeAwayAsync(string by, CancellationToken cancel)
    {
        if (await LastAsync(cancel) is { DocumentId: { } id, Stage: not PaperStage.Withdrawn })
        {
            await withdrawer.OrderAsync(new Withdrawal(id, "Gỡ khỏi phần mềm: tài liệu thử khi cài đặt phân hệ.", null), by, cancel);
        }
    }

    private async Task<RegisteredFile?> LastAsync(CancellationToken cancel) =>
        (await papers.FilesAsync(cancel)).LastOrDefault(file => file.Path.StartsWith(Folder, StringComparison.Ordinal) && file.Read?.Subject == Subject);

    private static SetupStep Step(SetupState state, string found, string? next) => new(4, "Thử đăng một tài liệu mẫu", state, [found], next);
}
