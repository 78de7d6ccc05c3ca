using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Playwright;

namespace LangSon.Txct.Browser.Support;

/// <summary>The reference host as a person starts it, and a browser to look at it with. One for all tests of a class.</summary>
public class ServedHost : IAsyncLifetime
{
    /// <summary>A paper in the drop folder that only a person can read: it is held.</summary>
    public const string Scan = "ban-quet.pdf";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("txct-");
    private Process process = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>The path below which the host stands; empty for none.</summary>
    protected virtual string Base => "";

    /// <summary>What stands behind the host's name on the command line, beside its data and its address.</summary>
    protected virtual IEnumerable<string> Options => [];

    /// <summary>Full path of the folder of this host alone.</summary>
    protected string Folder => data.FullName;

    /// <summary>Where the module's pages stand.</summary>
    public Uri Module => new(Url, $"{Base}/txct/");

    /// <summary>Where papers are dropped.</summary>
    public string Drop => Path.Combine(data.FullName, "tai-lieu");

    public async ValueTask InitializeAsync()
    {
        process = Process.Start(new ProcessStartInfo("dotnet", [HostAssembly(), "--data", data.FullName, "--urls", Url.ToString(), .. Options]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        await UntilAsync(IsServingAsync);
        await FillAsync();
    }

    /// <summary>Waits until there is something on each screen.</summary>
    protected virtual async Task FillAsync()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Papers", "scan0001.pdf"), Path.Combine(Drop, Scan));
        await UntilAsync(HasPublishedAsync);
        await UntilAsync(HasReadAsync);
    }

    /// <summary>A new person at a new screen.</summary>
    /// <param name="scripts">Whether pages may run scripts; they must not need to.</param>
    public async Task<IPage> OpenAsync(Screen screen, bool scripts = false)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Url.ToString(),
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            DeviceScaleFactor = screen.Width < 600 ? 2 : 1,
            JavaScriptEnabled = scripts,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
        });
        return await context.NewPageAsync();
    }

    public async Task<IPage> SignInAsync(string userName, Screen screen, bool scripts = false)
    {
        var page = await OpenAsync(screen, scripts);
        await page.GotoAsync($"{Base}/sign-in");
        await page.FillAsync("#userName", userName);
        await page.FillAsync("#password", "trinh-dien");
        await page.ClickAsync("main form button");
        return page;
    }

    /// <summary>Waits until the condition holds.</summary>
    /// <exception cref="TimeoutException">It does not within 90 seconds.</exception>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var watch = Stopwatch.StartNew(); !await condition();)
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException("What was waited for did not come.");
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await browser.DisposeAsync();
        playwright.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        data.Delete(recursive: true);
    }

    private async Task<bool> IsServingAsync()
    {
        try
        {
            using var http = new HttpClient { BaseAddress = Url };
            return (await http.GetAsync("/readyz")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The samples that are due before the session have reached the delegates.</summary>
    private async Task<bool> HasPublishedAsync()
    {
        var page = await SignInAsync("vanphong", Screen.Desktop);
        var work = await (await page.APIRequest.GetAsync($"{Module}api/work")).JsonAsync();
        var register = await (await page.APIRequest.GetAsync($"{Module}api/publishing/files")).JsonAsync();
        await page.Context.CloseAsync();
        return register!.Value.EnumerateArray().Any(row => row.GetProperty("path").GetString() == Scan) && work!.Value.EnumerateObject().All(figure => figure.Value.GetInt32() == 0);
    }

    /// <summary>The samples' petitions of the first round are in the register.</summary>
    private async Task<bool> HasReadAsync()
    {
        var page = await SignInAsync("vanphong", Screen.Desktop);
        var rows = await (await page.APIRequest.GetAsync($"{Module}api/petitions?round=2024-pre-mid")).JsonAsync();
        await page.Context.CloseAsync();
        return rows!.Value.GetArrayLength() >= 20;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string HostAssembly() => typeof(ServedHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(value => value.Key == "HostAssembly").Value!;
}

/// <summary>The same behind a path of somebody else's site.</summary>
public sealed class PrefixedHost : ServedHost
{
    protected override string Base => "/hdnd";

    protected override IEnumerable<string> Options => ["--base", Base];
}

/// <summary>The same on its first day: no paper of the Office, none of the groups.</summary>
public sealed class EmptyHost : ServedHost
{
    protected override IEnumerable<string> Options => ["--drop", Directory.CreateDirectory(Path.Combine(Folder, "none")).FullName, "--groups", Directory.CreateDirectory(Path.Combine(Folder, "no-groups")).FullName];

    protected override Task FillAsync() => Task.CompletedTask;
}

/// <summary>A screen's size in CSS pixels.</summary>
public sealed record Screen(int Width, int Height)
{
    public static readonly Screen Phone = new(390, 844);
    public static readonly Screen Desktop = new(1280, 800);
    public static readonly Screen Narrow = new(320, 640);
}
