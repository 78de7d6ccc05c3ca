using System.Diagnostics;
using System.Net;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>The module in a process of its own: its server as an administrator starts it, or a host that has it compiled in.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private ServerProcess(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public Uri Address { get; }

    /// <param name="settings">As an environment has them, with colons.</param>
    public static ServerProcess Start(params IEnumerable<(string Key, string Value)> settings) =>
        Start([AssemblyOf("src", "LangSon.Txct.Server")], settings);

    /// <summary>A host that has the module compiled in.</summary>
    /// <param name="settings">The module's under Txct, and its data folder as the server has it.</param>
    public static ServerProcess StartCompiledIn(params IEnumerable<(string Key, string Value)> settings) =>
        Start([AssemblyOf("tests", "LangSon.Txct.Worker"), "web"], settings);

    private static ServerProcess Start(IEnumerable<string> command, IEnumerable<(string Key, string Value)> settings)
    {
        var address = new Uri($"http://127.0.0.1:{DemoProcess.FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [.. command, "--urls", address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new ServerProcess(Process.Start(start)!, address);
    }

    /// <summary>Waits until the module is in service.</summary>
    public async Task ReadyAsync(CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = Address };
        var started = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(http, cancel))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > TimeSpan.FromMinutes(1))
            {
                process.Kill(entireProcessTree: true);
                throw new InvalidOperationException($"The server is not ready.\n{await output}\n{await errors}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }
    }

    /// <summary>A browser with a jar of its own.</summary>
    public HttpClient Browser(bool follows = false)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = follows, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        browser.DefaultRequestHeaders.Add("X-Txct-Request", "1");
        return browser;
    }

    /// <summary>Waits for the end of a process that ends by itself.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync("readyz", cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string AssemblyOf(string folder, string project) =>
        Repository.PathOf(folder, project, Path.GetRelativePath(Repository.PathOf("tests", "LangSon.Txct.ReferenceHost.Tests"), AppContext.BaseDirectory), $"{project}.dll");
}
