using System.Net;
using System.Text.Json;
using LangSon.Txct.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.ReferenceHost.Hosting;

/// <summary>A host of a few lines, with a page of its own, that loads a sample module.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new();

    private SampleHost(SamplePackage package, string? packagePath, Action<ModuleOptions>? more = null)
    {
        Package = package;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var options = new ModuleOptions
        {
            PackagePath = packagePath, ModulesDirectory = package.Modules, Settings = new ConfigurationBuilder().Build(), HostId = "sample", HostVersion = "1.0.0",
            FirstRestart = TimeSpan.FromMilliseconds(10), LongestRestart = TimeSpan.FromMilliseconds(50), FollowEvery = TimeSpan.FromMilliseconds(20),
        };
        more?.Invoke(options);
        builder.Services.AddModule(options);
        builder.Services.AddHealthChecks().AddModuleCheck();
        app = builder.Build();
        app.MapGet("/", () => "host");
        app.MapHealthChecks("/readyz");
        Runtime = app.UseModule();
    }

    public SamplePackage Package { get; }

    public ModuleRuntime Runtime { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Loads the module; the host listens once <paramref name="isStarted"/>, the module's own start included.</summary>
    public static async Task<SampleHost> LoadAsync(Type module, bool isStarted = true)
    {
        var package = new SamplePackage(module);
        var host = new SampleHost(package, package.Pack());
        if (isStarted)
        {
            await host.StartAsync();
        }

        return host;
    }

    public static async Task<SampleHost> LoadFromAsync(SamplePackage package, string packagePath)
    {
        var host = new SampleHost(package, packagePath);
        await host.StartAsync();
        return host;
    }

    /// <summary>Starts a host that loads what is installed in the package's folder of modules.</summary>
    public static async Task<SampleHost> LoadInstalledAsync(SamplePackage package, Action<ModuleOptions>? more = null)
    {
        var host = new SampleHost(package, packagePath: null, more);
        await host.StartAsync();
        return host;
    }

    public Task StartAsync() => app.StartAsync(Cancel);

    public Task StopAsync() => app.StopAsync(Cancel);

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        var answer = await http.GetAsync(new Uri(new Uri(app.Urls.Single()), path), Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>As a person's browser asks.</summary>
    public async Task<(HttpStatusCode Status, string Page)> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(app.Urls.Single()), path));
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        using var answer = await http.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Waits until the host listens; its module may still be loading.</summary>
    public async Task ListensAsync()
    {
        while (app.Urls.Single().EndsWith(":0", StringComparison.Ordinal))
        {
            await Task.Delay(5, Cancel);
        }
    }

    /// <summary>The code of the problem that a path answers with; it must be 503.</summary>
    public async Task<string?> CodeAsync(string path)
    {
        var (status, body) = await GetAsync(path);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        return JsonElement.Parse(body).GetProperty("code").GetString();
    }

    /// <summary>What a job of the module wrote into its data folder.</summary>
    public string[] Notes(string name)
    {
        var file = Path.Combine(Package.Data, $"{name}.txt");
        return File.Exists(file) ? File.ReadAllLines(file) : [];
    }

    /// <summary>Waits until a path answers so.</summary>
    public async Task AnswersAsync(string path, HttpStatusCode status)
    {
        var limit = DateTime.UtcNow.AddSeconds(30);
        while ((await GetAsync(path)).Status != status)
        {
            Assert.True(DateTime.UtcNow < limit, $"{path} does not answer {status}: {Runtime.State}");
            await Task.Delay(5, Cancel);
        }
    }

    public async Task NotedAsync(string name, params string[] lines)
    {
        var limit = DateTime.UtcNow.AddSeconds(30);
        while (!Notes(name).Take(lines.Length).SequenceEqual(lines))
        {
            Assert.True(DateTime.UtcNow < limit, $"{name} wrote {string.Join(", ", Notes(name))}");
            await Task.Delay(5, Cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Package.Dispose();
    }
}
