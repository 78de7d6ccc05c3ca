using System.Globalization;
using LangSon.Txct.Benchmarks.Measures;
using LangSon.Txct.Benchmarks.Papers;
using Microsoft.Playwright;

namespace LangSon.Txct.Benchmarks;

/// <summary>How heavy the pages are, and how soon their largest words show on a phone with a slow line: the same page cold, and once more.</summary>
internal static class PagesBenchmark
{
    private const int Times = 3, Papers = 5;

    private static readonly Line SlowLine = new("3G chậm (400 kbit/s, 2 giây, máy yếu 4 lần)", 50_000, 2000, 4), FastLine = new("3G nhanh (1,6 Mbit/s, 0,56 giây)", 200_000, 562.5, 1);

    private static readonly (string Name, string User, string Path)[] Pages =
    [
        ("danh sách của đại biểu", "daibieu", "/txct/"), ("tìm kiếm", "daibieu", "/txct/search?q=bao+cao"), ("lịch", "daibieu", "/txct/schedule"), ("bảng theo dõi", "vanphong", "/txct/office"),
        ("danh mục tài liệu", "vanphong", "/txct/office/required"), ("kiến nghị", "vanphong", "/txct/office/petitions"), ("tổng quan quản trị", "quantri", "/txct/admin"),
    ];

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        var scratch = Directory.CreateTempSubdirectory("txct-bench-");
        try
        {
            var report = new Report(Console.Out);
            await report.MachineAsync($"{Papers} tài liệu, mỗi số đo là trung vị của {Times} lần", scratch.FullName, cancel);
            var data = Directory.CreateDirectory(Path.Combine(scratch.FullName, "host")).FullName;
            MadePapers.Write(HostProcess.DropIn(data), Papers, 20_000, MadePapers.BeforeMidYear, 1000);
            await using var host = await HostProcess.StartAsync(data, cancel);
            await host.Module.VerifiedAsync(Papers, cancel);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
            await WeighAsync(report, host.Browser.BaseAddress!, browser);
            await TimeAsync(report, host.Browser.BaseAddress!, browser, SlowLine, TimeSpan.FromSeconds(5.0), TimeSpan.FromSeconds(2.5));
            await TimeAsync(report, host.Browser.BaseAddress!, browser, FastLine, TimeSpan.FromSeconds(1.8), TimeSpan.FromSeconds(1.0));
            report.End();
            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static async Task WeighAsync(Report report, Uri host, IBrowser browser)
    {
        report.Section("Lượng truyền khi mở lần đầu");
        foreach (var (name, user, path) in Pages)
        {
            await using var visit = await Visit.OpenAsync(browser, host, user);
            var load = await visit.LoadAsync(path);
            report.Goal(
                name, string.Create(CultureInfo.InvariantCulture, $"{load.Bytes / 1000.0:0.0} KB, {load.Requests} lượt, riêng HTML {load.Html / 1000.0:0.0} KB"), "25 KB, 4 lượt, HTML 12 KB",
                load.Bytes <= 25_000 && load.Requests <= 4 && load.Html <= 12_000);
        }
    }

    private static async Task TimeAsync(Report report, Uri host, IBrowser browser, Line line, TimeSpan coldGoal, TimeSpan againGoal)
    {
        report.Section($"Hiện nội dung lớn nhất (LCP), danh sách của đại biểu, {line.Name}");
        List<double> cold = [], again = [];
        for (var time = 0; time < Times; time++)
        {
            await using var visit = await Visit.OpenAsync(browser, host, "daibieu");
            await visit.SlowDownAsync(line);
            cold.Add((await visit.LoadAsync("/txct/")).Shown);
            again.Add((await visit.LoadAsync("/txct/")).Shown);
        }

        Goal("lần đầu", cold, coldGoal);
        Goal("lần sau", again, againGoal);

        void Goal(string name, List<double> milliseconds, TimeSpan goal)
        {
            var median = TimeSpan.FromMilliseconds(milliseconds.Order().ElementAt(Times / 2));
            report.Goal(name, Seconds(median), $"nhiều nhất {Seconds(goal)}", median <= goal);
        }
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} giây");
}
