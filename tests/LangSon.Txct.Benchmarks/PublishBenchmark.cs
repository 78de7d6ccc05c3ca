using LangSon.Txct.Benchmarks.Comparison;
using LangSon.Txct.Benchmarks.Measures;
using LangSon.Txct.Benchmarks.Papers;
using LangSon.Txct.Delivery;

namespace LangSon.Txct.Benchmarks;

/// <summary>The speed of publishing in one run: small and large papers, beside the usual tool and beside what the machine can do at best.</summary>
internal sealed class PublishBenchmark(Amounts amounts, string scratch, Report report)
{
    private static readonly int Workers = new DeliveryOptions().Workers;

    /// <returns>0 whenever it ran to its end; the goals are told, not enforced.</returns>
    public static async Task<int> RunAsync(Amounts amounts, CancellationToken cancel)
    {
        var scratch = Directory.CreateTempSubdirectory("txct-bench-");
        try
        {
            var report = new Report(Console.Out);
            await report.MachineAsync(amounts.ToWords(), scratch.FullName, cancel);
            await new PublishBenchmark(amounts, scratch.FullName, report).RunAsync(cancel);
            report.End();
            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        await IntakeAsync(cancel);
        await SmallAsync(cancel);
        await DroppedAsync(cancel);
        await LargeAsync(cancel);
        await MemoryAsync(cancel);
    }

    private async Task SmallAsync(CancellationToken cancel)
    {
        var data = Folder("small");
        var (taken, sent) = await Published.AlreadyCheckedAsync(data, amounts.Small, Amounts.SmallBytes, cancel);
        var limit = await Limit.MeasureAsync(HostProcess.DropIn(data), data, Workers, cancel);
        var rate = amounts.Small / sent.TotalSeconds;
        report.Section($"{amounts.Small} tệp × {Amounts.SmallBytes / 1000} KB");
        report.Figure("kiểm tra (thả vào → đã kiểm tra)", $"{Report.Seconds(taken)}, {amounts.Small / taken.TotalSeconds:0} tệp/giây");
        report.Figure("phân hệ: đã kiểm tra → đã đối chiếu", $"{Report.Seconds(sent)}, {rate:0} tệp/giây");
        if (await Rclone.VersionAsync(cancel) is not null)
        {
            var rclone = await Rclone.MeasureAsync(HostProcess.DropIn(data), data, cancel);
            report.Figure("(a) rclone copy → rclone serve webdav", $"{Report.Seconds(rclone)}, {amounts.Small / rclone.TotalSeconds:0} tệp/giây");
            report.Goal("nhanh hơn (a)", $"{rclone / sent:0.0} lần", "ít nhất 5 lần", rclone / sent >= 5);
        }
        else
        {
            report.Goal("nhanh hơn (a)", Rclone.Install, "ít nhất 5 lần", null);
        }

        report.Figure("(b) giới hạn: ghi tạm + PUT thẳng", $"{Report.Seconds(limit.Whole)}, {amounts.Small / limit.Whole.TotalSeconds:0} tệp/giây (ghi tạm {Report.Seconds(limit.Staging)})");
        report.Goal("thời gian so với (b)", $"{sent / limit.Whole:0.00} lần", "nhiều nhất 2 lần", sent / limit.Whole <= 2);
        Directory.Delete(data, recursive: true);
    }

    private async Task DroppedAsync(CancellationToken cancel)
    {
        var data = Folder("dropped");
        var took = await Published.DroppedAsync(data, amounts.Small, Amounts.SmallBytes, cancel);
        var rate = amounts.Small / took.TotalSeconds;
        report.Section($"{amounts.Small} tệp × {Amounts.SmallBytes / 1000} KB, thả vào → đã đối chiếu, đủ mọi kiểm tra");
        report.Goal("cả chặng", $"{Report.Seconds(took)}, {rate:0} tệp/giây", "ít nhất 100 tệp/giây", rate >= 100);
        Directory.Delete(data, recursive: true);
    }

    private async Task LargeAsync(CancellationToken cancel)
    {
        var data = Folder("large");
        var (taken, sent) = await Published.AlreadyCheckedAsync(data, amounts.Large, Amounts.LargeBytes, cancel);
        var limit = await Limit.MeasureAsync(HostProcess.DropIn(data), data, Workers, cancel);
        report.Section($"{amounts.Large} tệp × {Amounts.LargeBytes / 1_000_000} MB");
        report.Figure("kiểm tra (thả vào → đã kiểm tra)", Report.Seconds(taken));
        report.Figure("phân hệ: đã kiểm tra → đã đối chiếu", $"{Report.Seconds(sent)}, {amounts.Large * (Amounts.LargeBytes / 1e6) / sent.TotalSeconds:0} MB/giây");
        report.Figure("(b) giới hạn: ghi tạm + PUT thẳng", $"{Report.Seconds(limit.Whole)} (ghi tạm {Report.Seconds(limit.Staging)})");
        report.Goal("thời gian so với (b)", $"{sent / limit.Whole:0.00} lần", "nhiều nhất 1,5 lần", sent / limit.Whole <= 1.5);
        Directory.Delete(data, recursive: true);
    }

    private async Task MemoryAsync(CancellationToken cancel)
    {
        report.Section($"Bộ nhớ khi đang gửi và nhận 2 tệp {Amounts.LargeBytes / 1_000_000} MB (phần mềm mẫu và phân hệ chung một tiến trình)");
        if (!OperatingSystem.IsLinux())
        {
            report.Goal("tăng thêm", "chỉ đo được trên Linux", "nhiều nhất 100 MB", null);
            return;
        }

        var (idle, peak) = await Published.MemoryAsync(Folder("memory"), Amounts.LargeBytes, cancel);
        report.Goal("tăng thêm", $"{(peak - idle) / 1e6:0} MB (lúc nghỉ {idle / 1e6:0} MB, cao nhất {peak / 1e6:0} MB)", "nhiều nhất 100 MB", peak - idle <= 100_000_000);
    }

    private async Task IntakeAsync(CancellationToken cancel)
    {
        await using var intake = await IntakeTimes.StartAsync(scratch, cancel);
        var word = await intake.MedianAsync(number => LongPapers.Word(50, number), ".docx", amounts.Repeats, cancel);
        var pdf = await intake.MedianAsync(number => LongPapers.Pdf(300, number), ".pdf", amounts.Repeats, cancel);
        report.Section($"Tiếp nhận một tệp, đủ mọi kiểm tra (trung vị của {amounts.Repeats} lần)");
        report.Goal("docx 50 trang", Report.Milliseconds(word), "nhiều nhất 150 ms", word.TotalMilliseconds <= 150);
        report.Goal("PDF 300 trang", Report.Milliseconds(pdf), "nhiều nhất 1.500 ms", pdf.TotalMilliseconds <= 1500);
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(scratch, name)).FullName;
}
