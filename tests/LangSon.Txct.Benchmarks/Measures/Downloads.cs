using System.Buffers;
using System.Diagnostics;

namespace LangSon.Txct.Benchmarks.Measures;

/// <summary>What many who download at the same time get.</summary>
internal sealed record Downloads(int Requests, long Bytes, TimeSpan Took, int Failed)
{
    public double RequestsASecond => Requests / Took.TotalSeconds;

    public double BytesASecond => Bytes / Took.TotalSeconds;

    /// <summary>So many connections take one file after another, for as long as is said.</summary>
    public static async Task<Downloads> MeasureAsync(HttpClient browser, IReadOnlyList<string> paths, int connections, TimeSpan time, CancellationToken cancel)
    {
        var (requests, bytes, failed) = (0, 0L, 0);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(
            async () =>
            {
                var buffer = ArrayPool<byte>.Shared.Rent(256 << 10);
                for (var turn = number; watch.Elapsed < time; turn++)
                {
                    using var answer = await browser.GetAsync(paths[turn % paths.Count], HttpCompletionOption.ResponseHeadersRead, cancel);
                    await using var body = await answer.Content.ReadAsStreamAsync(cancel);
                    for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
                    {
                        Interlocked.Add(ref bytes, read);
                    }

                    _ = answer.IsSuccessStatusCode ? Interlocked.Increment(ref requests) : Interlocked.Increment(ref failed);
                }

                ArrayPool<byte>.Shared.Return(buffer);
            },
            cancel)));
        return new Downloads(requests, bytes, watch.Elapsed, failed);
    }
}
