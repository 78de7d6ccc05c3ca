using System.Diagnostics;
using System.Text.Json;
using LangSon.Txct.Worker;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>The module in a process of its own, which a test may kill.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    /// <param name="before">What stands before the command, as strace does; none for nothing.</param>
    private WorkerProcess(IEnumerable<string> before)
    {
        string[] command = [.. before, "dotnet", Assembly()];
        process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a process that runs whatever jobs it is given.</summary>
    public static WorkerProcess Start(params IEnumerable<string> before) => new(before);

    /// <summary>Starts a process that runs one job.</summary>
    public static WorkerProcess Start(WorkerJob job, params IEnumerable<string> before)
    {
        var worker = new WorkerProcess(before);
        worker.Give(job);
        worker.process.StandardInput.Close();
        return worker;
    }

    /// <summary>Runs one job to its end, in a process of its own.</summary>
    public static async Task<WorkerResult> RunAsync(WorkerJob job, CancellationToken cancel)
    {
        using var worker = Start(job);
        return await worker.NextAsync(cancel) ?? throw new InvalidOperationException($"The worker ended before its job did.\n{await worker.errors}");
    }

    public void Give(WorkerJob job)
    {
        process.StandardInput.WriteLine(JsonSerializer.Serialize(job, JsonSerializerOptions.Web));
        process.StandardInput.Flush();
    }

    /// <summary>The next job that has ended; null if the process died.</summary>
    public async Task<WorkerResult?> NextAsync(CancellationToken cancel) =>
        await process.StandardOutput.ReadLineAsync(cancel) is { } line ? JsonSerializer.Deserialize<WorkerResult>(line, JsonSerializerOptions.Web) : null;

    /// <summary>Waits for the end of the process; 137 is that of a killed one.</summary>
    public async Task<int> EndAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        return process.ExitCode;
    }

    /// <summary>What it wrote to its log, once it has ended.</summary>
    public Task<string> LogAsync() => errors;

    public bool HasEnded => process.HasExited;

    public int Id => process.Id;

    /// <summary>Ends the process as a power cut does.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private static string Assembly() =>
        Path.Combine(AppContext.BaseDirectory.Replace("LangSon.Txct.ReferenceHost.Tests", "LangSon.Txct.Worker", StringComparison.Ordinal), "LangSon.Txct.Worker.dll");
}
