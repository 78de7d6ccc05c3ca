using System.Diagnostics;
using System.Net;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>The reference host as a process of its own, with the module that is installed in a folder.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly HttpClient http;
    private readonly Process process;
    private readonly Task<string> errors;

    private HostProcess(string modules, (string Name, string Value)[] environment)
    {
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{DemoProcess.FreePort()}") };
        var start = new ProcessStartInfo("dotnet", [typeof(StartOptions).Assembly.Location, "--data", data.Path, "--modules", modules, "--urls", http.BaseAddress.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    /// <param name="environment">Variables that are set for it alone.</param>
    public static HostProcess Start(string modules, params (string Name, string Value)[] environment) => new(modules, environment);

    /// <summary>Waits for the end of the process.</summary>
    public async Task<int> EndAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        return process.ExitCode;
    }

    /// <summary>Waits until a path answers with a status and with words in its body.</summary>
    public async Task AnswersAsync(string path, HttpStatusCode status, string words, CancellationToken cancel)
    {
        var limit = DateTime.UtcNow.AddSeconds(60);
        while (!await IsSoAsync(path, status, words, cancel))
        {
            Assert.False(process.HasExited, process.HasExited ? await errors : "");
            Assert.True(DateTime.UtcNow < limit, $"{path} does not answer {status}.");
            await Task.Delay(50, cancel);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        http.Dispose();
        data.Dispose();
    }

    private async Task<bool> IsSoAsync(string path, HttpStatusCode status, string words, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(path, cancel);
            return answer.StatusCode == status && (await answer.Content.ReadAsStringAsync(cancel)).Contains(words, StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
