using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>The demo as a process of its own, as a person starts it.</summary>
internal sealed class DemoProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private DemoProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public static DemoProcess Start(string data, string? drop = null, string? groups = null)
    {
        string[] inputs = [.. drop is null ? [] : (string[])["--drop", drop], .. groups is null ? [] : (string[])["--groups", groups]];
        var start = new ProcessStartInfo("dotnet", [HostAssembly(), "demo", "--json", "--data", data, "--urls", $"http://127.0.0.1:{FreePort()}", .. inputs])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new DemoProcess(Process.Start(start)!);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends the process after a while as a power cut does: nothing of it runs any more. One that ends sooner is not waited for.</summary>
    public async Task KillAfterAsync(TimeSpan delay, CancellationToken cancel)
    {
        await Task.WhenAny(Task.Delay(delay, cancel), process.WaitForExitAsync(cancel));
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(cancel);
    }

    /// <summary>Waits for the end; the exit code must be 0.</summary>
    public async Task<JsonElement> AccountAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}\n{await output}\n{await errors}");
        return JsonElement.Parse((await output).TrimEnd().Split('\n')[^1]);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private static string HostAssembly() => typeof(StartOptions).Assembly.Location;
}
