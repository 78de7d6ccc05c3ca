using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Benchmarks.Measures;

/// <summary>The reference host as a process of its own, with the module loaded from its package.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient office;

    private HostProcess(Process process, HttpClient office, string data) => (this.process, this.office, Module) = (process, office, new ModuleData(data));

    /// <summary>What the module itself has written down.</summary>
    public ModuleData Module { get; }

    /// <summary>Of somebody of the Office who has signed in.</summary>
    public HttpClient Browser => office;

    public static string DropIn(string data) => Path.Combine(data, "drop");

    /// <summary>Starts it over a data folder, old or new; on return the module answers.</summary>
    public static async Task<HostProcess> StartAsync(string data, CancellationToken cancel)
    {
        var drop = Directory.CreateDirectory(DropIn(data)).FullName;
        var url = new Uri($"http://127.0.0.1:{Processes.FreePort()}");
        var process = Processes.Start("dotnet", Metadata("ReferenceHost"), "--data", data, "--drop", drop, "--urls", url.ToString());
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var host = new HostProcess(process, new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = url }, data);
        await host.ReadyAsync(cancel);
        return host;
    }

    public static string Metadata(string key) => Path.GetFullPath(
        typeof(HostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == key).Value!);

    /// <summary>Records that a session has closed, as the Office does in the host's page.</summary>
    public async Task CloseAsync(string sessionId, CancellationToken cancel) => await PostAsync("/sessions", $"/sessions/{sessionId}/close", new() { ["_"] = "close" }, cancel);

    /// <summary>Memory in use now, and the most since <see cref="ForgetPeak"/>; in bytes.</summary>
    public (long Now, long Peak) Memory() => ProcessMemory.Of(process.Id);

    public void ForgetPeak() => ProcessMemory.ForgetPeak(process.Id);

    public async ValueTask DisposeAsync()
    {
        office.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task ReadyAsync(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!process.HasExited)
        {
            try
            {
                await PostAsync("/sign-in", "/sign-in", new() { ["userName"] = "vanphong", ["password"] = "trinh-dien" }, patience.Token);
                using var work = await office.GetAsync("/txct/api/work", patience.Token);
                if (work.StatusCode == HttpStatusCode.OK && work.Content.Headers.ContentType?.MediaType == "application/json")
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100, patience.Token);
        }

        throw new InvalidOperationException($"The reference host ended with {process.ExitCode}.");
    }

    private async Task PostAsync(string page, string path, Dictionary<string, string> fields, CancellationToken cancel)
    {
        fields["__RequestVerificationToken"] = AntiforgeryToken().Match(await office.GetStringAsync(page, cancel)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await office.PostAsync(path, form, cancel);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
