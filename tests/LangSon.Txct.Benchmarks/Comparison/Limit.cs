using System.Diagnostics;
using System.Security.Cryptography;
using LangSon.Txct.Content;

namespace LangSon.Txct.Benchmarks.Comparison;

/// <summary>What this machine can do at best: stage each file as the module does (hash, copy, sync), and put its bytes to a plain receiver.</summary>
/// <param name="Staging">The time spent staging, of the whole; the workers' times side by side count once.</param>
internal sealed record Limit(TimeSpan Whole, TimeSpan Staging)
{
    /// <param name="workers">Files at the same time.</param>
    public static async Task<Limit> MeasureAsync(string papers, string scratch, int workers, CancellationToken cancel)
    {
        var staging = Directory.CreateDirectory(Path.Combine(scratch, "limit-staged")).FullName;
        using var receiver = Processes.StartSelf("receive", Path.Combine(scratch, "limit-received"));
        var address = new Uri(await receiver.StandardOutput.ReadLineAsync(cancel) ?? throw new InvalidOperationException("The plain receiver did not start."));
        using var http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        var files = Directory.GetFiles(papers);
        long staged = 0;
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel }, async (file, token) =>
        {
            var begun = Stopwatch.GetTimestamp();
            var copy = Path.Combine(staging, Path.GetFileName(file));
            await StageAsync(file, copy, token);
            Interlocked.Add(ref staged, Stopwatch.GetElapsedTime(begun).Ticks);
            await using var bytes = new FileStream(copy, FileMode.Open, FileAccess.Read, FileShare.Read, 64 << 10, FileOptions.Asynchronous);
            using var answer = await http.PutAsync(Path.GetFileName(file), new StreamContent(bytes, 64 << 10), token);
            answer.EnsureSuccessStatusCode();
        });
        var whole = watch.Elapsed;
        receiver.StandardInput.Close();
        await receiver.WaitForExitAsync(cancel);
        return new Limit(whole, new TimeSpan(staged / workers));
    }

    private static async Task StageAsync(string from, string to, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous);
        await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
        var buffer = new byte[64 << 10];
        for (int read; (read = await source.ReadAsync(buffer, cancel)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        DurableFiles.Sync(target);
    }
}
