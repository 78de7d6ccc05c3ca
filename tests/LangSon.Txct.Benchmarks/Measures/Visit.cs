using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace LangSon.Txct.Benchmarks.Measures;

/// <param name="BytesASecond">In each direction.</param>
/// <param name="Latency">Of a request, in milliseconds.</param>
/// <param name="SlowerBy">How many times slower the processor is.</param>
internal sealed record Line(string Name, int BytesASecond, double Latency, int SlowerBy);

/// <summary>What came over the line for a page, and when its largest words or picture showed.</summary>
/// <param name="Bytes">As they travelled, heads included.</param>
/// <param name="Html">Of the page alone.</param>
/// <param name="Shown">In milliseconds since the page was asked for.</param>
internal sealed record PageLoad(long Bytes, int Requests, long Html, double Shown);

/// <summary>Somebody who has signed in on a phone, with nothing of the module kept in the browser yet.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IPage page;
    private readonly ICDPSession tools;
    private readonly ConcurrentDictionary<string, string> kinds = new();
    private readonly ConcurrentQueue<(string Kind, long Bytes)> loads = new();

    private Visit(IPage page, ICDPSession tools)
    {
        (this.page, this.tools) = (page, tools);
        tools.Event("Network.responseReceived").OnEvent += (_, details) => kinds[details!.Value.GetProperty("requestId").GetString()!] = details.Value.GetProperty("type").GetString()!;
        tools.Event("Network.loadingFinished").OnEvent += (_, details) => loads.Enqueue((KindOf(details!.Value), (long)details.Value.GetProperty("encodedDataLength").GetDouble()));
    }

    public static async Task<Visit> OpenAsync(IBrowser browser, Uri host, string userName)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = host.ToString(), ViewportSize = new ViewportSize { Width = 390, Height = 844 }, DeviceScaleFactor = 2 });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#userName", userName);
        await page.FillAsync("#password", "trinh-dien");
        await page.ClickAsync("main form button");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var tools = await context.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        return new Visit(page, tools);
    }

    public async Task SlowDownAsync(Line line)
    {
        await tools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = line.Latency, ["downloadThroughput"] = line.BytesASecond, ["uploadThroughput"] = line.BytesASecond });
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = line.SlowerBy });
    }

    public async Task<PageLoad> LoadAsync(string path)
    {
        loads.Clear();
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var shown = await page.EvaluateAsync<double>(
            "() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))");
        return new PageLoad(loads.Sum(load => load.Bytes), loads.Count(load => load.Bytes > 0), loads.Where(load => load.Kind == "Document").Sum(load => load.Bytes), shown);
    }

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    private string KindOf(JsonElement details) => kinds.GetValueOrDefault(details.GetProperty("requestId").GetString()!, "");
}
