using System.Diagnostics;
using System.Text.Json;
using LangSon.Txct.Benchmarks.Comparison;
using LangSon.Txct.Benchmarks.Measures;
using LangSon.Txct.Benchmarks.Papers;

namespace LangSon.Txct.Benchmarks;

/// <summary>How fast delegates get documents, each download authorised, verified and written down, beside plain servers of the same files, of which one shows what the platform itself can do; in one run.</summary>
internal static class LibraryBenchmark
{
    private const int Small = 50, SmallBytes = 200_000, Large = 5, LargeBytes = 20_000_000, Connections = 64, Delegates = 300, OpenedByEach = 5;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10), Time = TimeSpan.FromSeconds(15), OneMinute = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        var scratch = Directory.CreateTempSubdirectory("txct-bench-");
        try
        {
            var report = new Report(Console.Out);
            await report.MachineAsync($"{Small} tệp × {SmallBytes / 1000} KB, {Large} tệp × {LargeBytes / 1_000_000} MB, {Connections} kết nối", scratch.FullName, cancel);
            var data = Directory.CreateDirectory(Path.Combine(scratch.FullName, "host")).FullName;
            MadePapers.Write(HostProcess.DropIn(data), Small, SmallBytes, MadePapers.BeforeMidYear, 1000);
            MadePapers.Write(HostProcess.DropIn(data), Large, LargeBytes, MadePapers.BeforeMidYear, 2000);
            await using var host = await HostProcess.StartAsync(data, cancel);
            await host.Module.VerifiedAsync(Small + Large, cancel);
            using var nginx = await Nginx.StartAsync(HostProcess.DropIn(data), scratch.FullName, cancel);
            using var plain = new HttpClient { BaseAddress = nginx?.Address ?? new Uri("http://localhost") };
            using var server = Processes.StartSelf("files", HostProcess.DropIn(data));
            using var platform = new HttpClient { BaseAddress = new Uri(await server.StandardOutput.ReadLineAsync(cancel) ?? throw new InvalidOperationException("The plain server of files did not start.")) };
            var files = await FilesAsync(host, cancel);
            var (own, others) = (Split(files, file => file.Path), Split(files, file => Uri.EscapeDataString(file.Name)));

            // Once before it is measured: code is compiled, and files are in memory on both sides.
            await Downloads.MeasureAsync(host.Browser, [.. own.Small, .. own.Large], Connections, WarmUp, cancel);
            await Downloads.MeasureAsync(platform, [.. others.Small, .. others.Large], Connections, WarmUp, cancel);
            host.ForgetPeak();
            var before = host.Memory().Now;
            var small = await Downloads.MeasureAsync(host.Browser, own.Small, Connections, Time, cancel);
            var large = await Downloads.MeasureAsync(host.Browser, own.Large, Connections, Time, cancel);
            var peak = host.Memory().Peak;

            report.Section($"Tệp {SmallBytes / 1000} KB");
            report.Figure("phân hệ", $"{small.RequestsASecond:0} lượt/giây");
            var bareSmall = (await Downloads.MeasureAsync(platform, others.Small, Connections, Time, cancel)).RequestsASecond;
            report.Figure("ASP.NET Core phục vụ tệp trần", $"{bareSmall:0} lượt/giây; phân hệ bằng {small.RequestsASecond / bareSmall:0.00} lần");
            await CompareAsync(report, "lượt/giây so với nginx", nginx, plain, others.Small, small.RequestsASecond, downloads => downloads.RequestsASecond, 0.35, "lượt/giây", 1, cancel);
            report.Section($"Tệp {LargeBytes / 1_000_000} MB");
            report.Figure("phân hệ", $"{large.BytesASecond / 1e6:0} MB/giây");
            var bareLarge = (await Downloads.MeasureAsync(platform, others.Large, Connections, Time, cancel)).BytesASecond;
            report.Figure("ASP.NET Core phục vụ tệp trần", $"{bareLarge / 1e6:0} MB/giây; phân hệ bằng {large.BytesASecond / bareLarge:0.00} lần");
            await CompareAsync(report, "thông lượng so với nginx", nginx, plain, others.Large, large.BytesASecond, downloads => downloads.BytesASecond, 0.7, "MB/giây", 1e6, cancel);
            report.Goal("lỗi", $"{small.Failed + large.Failed}", "0", small.Failed + large.Failed == 0);
            report.Goal("bộ nhớ tăng thêm lúc tải", $"{(peak - before) / 1e6:0} MB", "nhiều nhất 100 MB", peak - before <= 100_000_000);
            await MinuteAsync(report, host, own.Small, cancel);
            report.End();
            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static async Task CompareAsync(
        Report report, string name, Nginx? nginx, HttpClient plain, IReadOnlyList<string> paths, double own, Func<Downloads, double> figure, double least, string unit, double scale, CancellationToken cancel)
    {
        if (nginx is null)
        {
            report.Goal(name, Nginx.Install, $"ít nhất {least} lần", null);
            return;
        }

        var other = figure(await Downloads.MeasureAsync(plain, paths, Connections, Time, cancel));
        report.Figure("nginx", $"{other / scale:0} {unit}");
        report.Goal(name, $"{own / other:0.00} lần", $"ít nhất {least} lần", own / other >= least);
    }

    /// <summary>As many as a province has delegates, spread over a minute: each opens the list, then some of the round's files.</summary>
    private static async Task MinuteAsync(Report report, HostProcess host, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        List<TimeSpan> times = [];
        var failed = 0;
        await Task.WhenAll(Enumerable.Range(0, Delegates).Select(async number =>
        {
            await Task.Delay(OneMinute * number / Delegates, cancel);
            foreach (var path in Enumerable.Range(0, OpenedByEach).Select(turn => paths[(number + turn) % paths.Count]).Prepend("/txct/"))
            {
                var watch = Stopwatch.StartNew();
                using var answer = await host.Browser.GetAsync(path, cancel);
                lock (times)
                {
                    times.Add(watch.Elapsed);
                    failed += answer.IsSuccessStatusCode ? 0 : 1;
                }
            }
        }));
        times.Sort();
        var p99 = times[(int)Math.Ceiling(times.Count * 0.99) - 1];
        report.Section($"{Delegates} đại biểu mở cùng một đợt trong một phút ({times.Count} lượt)");
        report.Figure("p50", Report.Milliseconds(times[times.Count / 2]));
        report.Goal("p99", Report.Milliseconds(p99), "nhiều nhất 250 ms", p99.TotalMilliseconds <= 250);
        report.Goal("lỗi", $"{failed}", "0", failed == 0);
    }

    private static async Task<IReadOnlyList<(string Name, string Path, long Size)>> FilesAsync(HostProcess host, CancellationToken cancel)
    {
        using var view = JsonDocument.Parse(await host.Browser.GetStringAsync("/txct/api/library/round", cancel));
        var current = view.RootElement.GetProperty("current");
        return [.. current.GetProperty("planned").EnumerateArray().Concat(current.GetProperty("others").EnumerateArray()).SelectMany(document => document.GetProperty("files").EnumerateArray())
            .Select(file => (file.GetProperty("name").GetString()!, $"/txct/{file.GetProperty("path").GetString()}", file.GetProperty("size").GetInt64()))];
    }

    private static (IReadOnlyList<string> Small, IReadOnlyList<string> Large) Split(IReadOnlyList<(string Name, string Path, long Size)> files, Func<(string Name, string Path, long Size), string> address) => (
        [.. files.Where(file => file.Size < LargeBytes / 2).Select(address)], [.. files.Where(file => file.Size >= LargeBytes / 2).Select(address)]);
}
