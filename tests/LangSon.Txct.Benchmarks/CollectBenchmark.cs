using LangSon.Txct.Benchmarks.Comparison;
using LangSon.Txct.Benchmarks.Measures;

namespace LangSon.Txct.Benchmarks;

/// <summary>The speed of collecting in one run, beside the least that fetching the same bytes can be.</summary>
internal static class CollectBenchmark
{
    private const int Groups = 70, Repeats = 20;

    /// <summary>Collected before, so that code is compiled as in a module that has been at work for a while.</summary>
    private const int WarmingGroups = 5;

    /// <summary>Thirty of a hundred sources stall.</summary>
    private const int SoundGroups = 49;

    /// <param name="reports">Of each group.</param>
    /// <returns>0 whenever it ran to its end; the goals are told, not enforced.</returns>
    public static async Task<int> RunAsync(int reports, CancellationToken cancel)
    {
        var scratch = Directory.CreateTempSubdirectory("txct-bench-");
        using var server = Processes.StartSelf("groups", $"{Groups}", $"{reports}");
        try
        {
            var report = new Report(Console.Out);
            await report.MachineAsync($"{Groups} nguồn × {reports} văn bản, mỗi văn bản một tệp 60 KB", scratch.FullName, cancel);
            var address = new Uri(await server.StandardOutput.ReadLineAsync(cancel) ?? throw new InvalidOperationException("The groups' systems did not start."));
            await MeasureAsync(report, address, reports, scratch.FullName, cancel);
            report.End();
            return 0;
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync(CancellationToken.None);
            scratch.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(Report report, Uri address, int reports, string scratch, CancellationToken cancel)
    {
        await FirstAsync(address, WarmingGroups, 0, reports, Path.Combine(scratch, "warming"), cancel);
        await using var module = await Collected.PrepareAsync(address, Groups, 0, Path.Combine(scratch, "measured"), cancel);
        var (idle, _) = Memory(isNew: true);
        var took = await module.FirstAsync(Groups * reports, cancel);
        var (_, peak) = Memory(isNew: false);
        var unchanged = await module.UnchangedAsync(Repeats, cancel);
        var alone = await FirstAsync(address, SoundGroups, 0, reports, Path.Combine(scratch, "alone"), cancel);
        var beside = await FirstAsync(address, SoundGroups, Groups - SoundGroups, reports, Path.Combine(scratch, "beside"), cancel);
        var plain = await PlainCollector.MeasureAsync(address, Groups, scratch, cancel);

        report.Section($"Lần nhận đầu tiên: {Groups} nguồn × {reports} văn bản");
        report.Figure("vòng lặp trần: tải, tính mã, ghi và fsync như nhau", $"{Report.Seconds(plain)}, {Groups * reports / plain.TotalSeconds:0} tệp/giây");
        report.Figure("phân hệ: hỏi → đã vào hàng đợi, đủ mọi kiểm tra", $"{Report.Seconds(took)}, {Groups * reports / took.TotalSeconds:0} tệp/giây");
        report.Goal("thời gian so với vòng lặp trần", $"{took / plain:0.00} lần", "nhiều nhất 2 lần", took / plain <= 2);
        report.Section($"Hỏi lại khi không có gì mới (trung bình của {Repeats} lần × {Groups} nguồn)");
        report.Goal("bộ xử lý cho một nguồn", $"{unchanged.TotalMilliseconds:0.00} ms", "nhiều nhất 3 ms", unchanged.TotalMilliseconds <= 3);
        report.Section($"{SoundGroups} nguồn tốt, một mình và bên cạnh {Groups - SoundGroups} nguồn treo");
        report.Figure("một mình", Report.Seconds(alone));
        report.Figure("bên cạnh các nguồn treo", Report.Seconds(beside));
        report.Goal("chậm đi", $"{beside / alone:0.00} lần", "nhiều nhất 1,2 lần", beside / alone <= 1.2);
        report.Section("Bộ nhớ trong lần nhận đầu tiên");
        report.Goal("tăng thêm", OperatingSystem.IsLinux() ? $"{(peak - idle) / 1e6:0} MB (lúc nghỉ {idle / 1e6:0} MB, cao nhất {peak / 1e6:0} MB)" : "chỉ đo được trên Linux", "nhiều nhất 50 MB", OperatingSystem.IsLinux() ? peak - idle <= 50_000_000 : null);
    }

    private static async Task<TimeSpan> FirstAsync(Uri address, int groups, int stalling, int reports, string scratch, CancellationToken cancel)
    {
        await using var module = await Collected.PrepareAsync(address, groups, stalling, scratch, cancel);
        return await module.FirstAsync(groups * reports, cancel);
    }

    private static (long Now, long Peak) Memory(bool isNew)
    {
        if (!OperatingSystem.IsLinux())
        {
            return (0, 0);
        }

        if (isNew)
        {
            ProcessMemory.ForgetPeak(Environment.ProcessId);
        }

        return ProcessMemory.Of(Environment.ProcessId);
    }
}
