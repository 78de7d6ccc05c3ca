using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Delivery;
using LangSon.Txct.Library.Search;
using LangSon.Txct.Operations.Jobs;
using LangSon.Txct.Operations.Journal;
using LangSon.Txct.Publishing;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations.Checks;

/// <summary>Whether work flows.</summary>
internal sealed class WorkChecks(
    PublishingLoop publishing, IJobs jobs, ISourceRegister sources, ISearchIndex index, EventJournal journal, IOptions<PublishingOptions> options, TimeProvider time)
{
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1), LongSilence = TimeSpan.FromDays(1);

    public IEnumerable<ModuleCheck> All() =>
    [
        new ModuleCheck("TXCT-OPS-106", "Vòng quét tự động", $"chạy mỗi {Minutes(options.Value.SweepInterval)}", Sweep),
        new ModuleCheck("TXCT-OPS-107", "Hàng đợi gửi phần mềm", "không việc nào chờ quá 1 giờ", Queue),
        new ModuleCheck("TXCT-OPS-108", "Việc phải có người xử lý", "0 việc", SetAside),
        new ModuleCheck("TXCT-OPS-109", "Hệ thống, hộp thư của các Tổ", "trả lời trong vòng 1 ngày", Sources),
        new ModuleCheck("TXCT-OPS-110", "Mục lục tìm kiếm", "khớp với danh mục tài liệu", Index),
        new ModuleCheck("TXCT-OPS-111", "Lỗi ngoài dự kiến trong 24 giờ", "0 lỗi", Errors),
    ];

    private Task<Observation> Sweep(CancellationToken cancel) => Task.FromResult(publishing.SinceSweep switch
    {
        null => new Observation(CheckLevel.Warning, "chưa chạy lần nào từ khi khởi động", "Chờ vài phút rồi kiểm tra lại. Nếu vẫn vậy, xem mục kết nối ở trên và trang Nhật ký."),
        { } since when since > 2 * options.Value.SweepInterval => new Observation(CheckLevel.Warning, $"lần gần nhất cách đây {Minutes(since)}", "Xem mục kết nối ở trên. Nếu máy chủ web cho ứng dụng ngủ (IIS), đặt Start Mode là AlwaysRunning."),
        { } since => Observation.Good($"lần gần nhất cách đây {Minutes(since)}"),
    });

    private async Task<Observation> Queue(CancellationToken cancel)
    {
        var open = await jobs.OpenAsync(cancel);
        return open.Oldest is not { } oldest ? Observation.Good("không có việc chờ")
            : time.GetUtcNow() - oldest > LongWait
                ? new Observation(CheckLevel.Warning, $"{open.Count} việc, lâu nhất đã chờ {Minutes(time.GetUtcNow() - oldest)}", "Xem trang Tác vụ nền: mỗi việc ghi rõ vì sao chưa gửi được và sẽ thử lại lúc nào.")
                : Observation.Good($"{open.Count} việc, lâu nhất đã chờ {Minutes(time.GetUtcNow() - oldest)}");
    }

    private async Task<Observation> SetAside(CancellationToken cancel) => await jobs.CountAsync(JobState.Failed, cancel) is > 0 and var count
        ? new Observation(CheckLevel.Bad, $"{count} việc", "Mở trang Tác vụ nền, xem nguyên nhân, sửa rồi bấm “Chạy lại”.")
        : Observation.Good("0 việc");

    private async Task<Observation> Sources(CancellationToken cancel)
    {
        var all = await sources.HealthAsync(cancel);
        var silent = all.Where(source => source.LastAnsweredAt is null || time.GetUtcNow() - source.LastAnsweredAt > LongSilence).Select(source => source.SourceId).ToList();
        return all.Count == 0 ? new Observation(CheckLevel.Info, "chưa khai báo nguồn nào")
            : silent.Count == 0 ? Observation.Good($"{all.Count} nguồn đều trả lời")
            : new Observation(CheckLevel.Warning, $"{silent.Count}/{all.Count} nguồn im lặng: {string.Join(", ", silent.Take(5))}", "Xem cấu hình Collecting của nguồn đó, và báo người phụ trách của Tổ.");
    }

    private async Task<Observation> Index(CancellationToken cancel) => await index.StaleAsync(1, cancel) is { Count: 0 }
        ? Observation.Good("khớp")
        : new Observation(CheckLevel.Info, "đang cập nhật", "");

    private Task<Observation> Errors(CancellationToken cancel)
    {
        var count = journal.CountErrors(time.GetUtcNow().AddDays(-1));
        return Task.FromResult(count == 0 ? Observation.Good("0 lỗi") : new Observation(CheckLevel.Warning, $"{count} lỗi từ khi khởi động", "Xem trang Nhật ký; gửi kèm mã vết khi nhờ hỗ trợ."));
    }

    private static string Minutes(TimeSpan span) => span.TotalMinutes < 1 ? $"{(int)span.TotalSeconds} giây" : span.TotalHours < 2 ? $"{(int)span.TotalMinutes} phút" : $"{(int)span.TotalHours} giờ";
}
