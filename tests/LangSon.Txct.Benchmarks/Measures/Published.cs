using System.Diagnostics;
using LangSon.Txct.Benchmarks.Papers;

namespace LangSon.Txct.Benchmarks.Measures;

/// <summary>Papers on their way through the running host.</summary>
internal static class Published
{
    private const string MidYear = "2024-mid";

    /// <summary>Papers that were checked and wait for the session; from the moment in which it closes until the last one is verified.</summary>
    /// <returns>The taking of them by the intake, and the sending.</returns>
    public static async Task<(TimeSpan Taken, TimeSpan Sent)> AlreadyCheckedAsync(string data, int count, int sizeInBytes, CancellationToken cancel)
    {
        var ready = Path.Combine(data, "ready");
        MadePapers.Write(ready, count, sizeInBytes, MadePapers.AfterMidYear, first: 1000);
        await using var host = await HostProcess.StartAsync(data, cancel);
        var taking = Stopwatch.StartNew();
        Drop(ready, data);
        await host.Module.TakenAsync(count, cancel);
        var taken = taking.Elapsed;
        var closed = DateTimeOffset.UtcNow;
        await host.CloseAsync(MidYear, cancel);
        return (taken, await host.Module.VerifiedAsync(count, cancel) - closed);
    }

    /// <summary>Papers that may go out at once: from the moment in which the first lies in the folder until the last one is verified.</summary>
    public static async Task<TimeSpan> DroppedAsync(string data, int count, int sizeInBytes, CancellationToken cancel)
    {
        var ready = Path.Combine(data, "ready");
        MadePapers.Write(ready, count, sizeInBytes, MadePapers.BeforeMidYear, first: 1000);
        await using var host = await HostProcess.StartAsync(data, cancel);
        var dropped = DateTimeOffset.UtcNow;
        Drop(ready, data);
        return await host.Module.VerifiedAsync(count, cancel) - dropped;
    }

    /// <summary>How much more memory host and module together take at most while they send and receive two large papers than before, at rest.</summary>
    /// <remarks>The host is started anew in between: what the intake took does not count as rest.</remarks>
    public static async Task<(long Idle, long Peak)> MemoryAsync(string data, int sizeInBytes, CancellationToken cancel)
    {
        var ready = Path.Combine(data, "ready");
        MadePapers.Write(ready, 2, sizeInBytes, MadePapers.AfterMidYear, first: 1000);
        await using (var intake = await HostProcess.StartAsync(data, cancel))
        {
            Drop(ready, data);
            await intake.Module.TakenAsync(2, cancel);
        }

        await using var host = await HostProcess.StartAsync(data, cancel);
        await Task.Delay(TimeSpan.FromSeconds(5), cancel);
        host.ForgetPeak();
        var idle = host.Memory().Now;
        await host.CloseAsync(MidYear, cancel);
        await host.Module.VerifiedAsync(2, cancel);
        return (idle, host.Memory().Peak);
    }

    /// <summary>Each appears in the folder whole.</summary>
    private static void Drop(string ready, string data)
    {
        foreach (var file in Directory.GetFiles(ready))
        {
            File.Move(file, Path.Combine(HostProcess.DropIn(data), Path.GetFileName(file)));
        }
    }
}
