using System.Diagnostics;
using System.Net;
using LangSon.Txct.Benchmarks.Measures;

namespace LangSon.Txct.Benchmarks;

/// <summary>What the module costs its host at the start: the reference host with it and without it, in turns.</summary>
internal static class StartupBenchmark
{
    private const int Turns = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Look = TimeSpan.FromMilliseconds(5);

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        var scratch = Directory.CreateTempSubdirectory("txct-bench-");
        try
        {
            var report = new Report(Console.Out);
            await report.MachineAsync($"{Turns} lần khởi động có phân hệ, {Turns} lần không, xen kẽ", scratch.FullName, cancel);
            var (with, without) = await PrepareAsync(scratch, cancel);
            List<Start> starts = [], bare = [];
            for (var turn = 0; turn < Turns; turn++)
            {
                bare.Add(await StartAsync(without, waitForModule: false, cancel));
                starts.Add(await StartAsync(with, waitForModule: true, cancel));
            }

            report.Section("Phần mềm mẫu khởi động (số giữa)");
            report.Figure("trả lời được, không có phân hệ", Report.Milliseconds(Middle(bare, start => start.Answers)));
            report.Figure("trả lời được, có phân hệ", Report.Milliseconds(Middle(starts, start => start.Answers)));
            var later = Middle(starts, start => start.Answers) - Middle(bare, start => start.Answers);
            report.Goal("chậm thêm", Report.Milliseconds(later), "nhiều nhất 300 ms", later.TotalMilliseconds <= 300);
            var active = Middle(starts, start => start.Ready - start.Answers);
            report.Goal("phân hệ sẵn sàng sau đó", Report.Milliseconds(active), "nhiều nhất 2000 ms", active.TotalSeconds <= 2);
            var more = (Middle(starts, start => start.Bytes) - Middle(bare, start => start.Bytes)) / 1e6;
            report.Goal("bộ nhớ thêm", $"{more:0} MB", "nhiều nhất 60 MB", more <= 60);
            report.End();
            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>A host with the module installed and switched on, and one with an empty folder of modules; both have started once before.</summary>
    private static async Task<(string[] With, string[] Without)> PrepareAsync(DirectoryInfo scratch, CancellationToken cancel)
    {
        string Folder(string name) => scratch.CreateSubdirectory(name).FullName;
        var (none, modules) = (Folder("none"), Folder("modules"));
        string[] Arguments(string data, string folder) => ["--data", Folder(data), "--drop", none, "--groups", none, "--modules", folder];

        // At its first start a host packs the module that stands beside it.
        _ = await StartAsync(["--data", Folder("packing"), "--drop", none, "--groups", none], waitForModule: true, cancel);
        var package = Directory.EnumerateFiles(Path.Combine(scratch.FullName, "packing", "modules", "packages"), "*.zip").Single();
        await ToolAsync(cancel, "install", package, "--modules", modules, "--allow-unsigned", "--approve");
        await ToolAsync(cancel, "enable", "--modules", modules);
        var (with, without) = (Arguments("with", modules), Arguments("without", Folder("empty")));
        _ = await StartAsync(with, waitForModule: true, cancel);
        _ = await StartAsync(without, waitForModule: false, cancel);
        return (with, without);
    }

    private static async Task ToolAsync(CancellationToken cancel, params string[] arguments)
    {
        using var tool = Processes.Start("dotnet", [HostProcess.Metadata("Tool"), .. arguments]);
        var said = await tool.StandardOutput.ReadToEndAsync(cancel) + await tool.StandardError.ReadToEndAsync(cancel);
        await tool.WaitForExitAsync(cancel);
        if (tool.ExitCode != 0)
        {
            throw new InvalidOperationException(said);
        }
    }

    private static async Task<Start> StartAsync(string[] arguments, bool waitForModule, CancellationToken cancel)
    {
        var url = new Uri($"http://127.0.0.1:{Processes.FreePort()}");
        using var http = new HttpClient { BaseAddress = url };
        var watch = Stopwatch.StartNew();
        using var process = Processes.Start("dotnet", [HostProcess.Metadata("ReferenceHost"), .. arguments, "--urls", url.ToString()]);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            var answers = await UntilAsync(http, "/healthz", watch, cancel);
            var ready = waitForModule ? await UntilAsync(http, "/readyz", watch, cancel) : answers;
            await Task.Delay(TimeSpan.FromSeconds(2), cancel);
            return new Start(answers, ready, ProcessMemory.Of(process.Id).Now);
        }
        finally
        {
            // In order: a host that is cut off twice leaves its module out.
            using var stop = Processes.Start("kill", "-TERM", $"{process.Id}");
            await process.WaitForExitAsync(cancel);
        }
    }

    private static async Task<TimeSpan> UntilAsync(HttpClient http, string path, Stopwatch watch, CancellationToken cancel)
    {
        while (watch.Elapsed < Patience)
        {
            try
            {
                using var answer = await http.GetAsync(path, cancel);
                if (answer.StatusCode == HttpStatusCode.OK && await answer.Content.ReadAsStringAsync(cancel) == "Healthy")
                {
                    return watch.Elapsed;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(Look, cancel);
        }

        throw new TimeoutException($"{path} was not healthy within {Patience}.");
    }

    private static T Middle<T>(IEnumerable<Start> starts, Func<Start, T> figure) => starts.Select(figure).Order().ElementAt(Turns / 2);

    /// <param name="Answers">Until the host answered.</param>
    /// <param name="Ready">Until the module was active.</param>
    /// <param name="Bytes">In memory two seconds later.</param>
    private sealed record Start(TimeSpan Answers, TimeSpan Ready, long Bytes);
}
