using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using LangSon.Txct.Content;

namespace LangSon.Txct.Benchmarks.Comparison;

/// <summary>The least that fetching can be: lists, bytes, a digest, a file that is synced, and the name of it that is synced.</summary>
internal static class PlainCollector
{
    public static async Task<TimeSpan> MeasureAsync(Uri server, int groups, string scratch, CancellationToken cancel)
    {
        var staging = Directory.CreateDirectory(Path.Combine(scratch, "plain")).FullName;
        using var http = new HttpClient { BaseAddress = server };
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(1, groups).Select(group => Task.Run(() => FetchAsync(http, group, Directory.CreateDirectory(Path.Combine(staging, $"{group}")).FullName, cancel), cancel)));
        return watch.Elapsed;
    }

    private static async Task FetchAsync(HttpClient http, int group, string folder, CancellationToken cancel)
    {
        for (string? next = ""; next is not null;)
        {
            var page = JsonElement.Parse(await http.GetByteArrayAsync($"/{group}/reports?limit=100{next}", cancel));
            foreach (var row in page.GetProperty("data").EnumerateArray())
            {
                await StageAsync(http, $"/{group}/reports/{row.GetProperty("id").GetString()}/attachments/a1", row.GetProperty("attachments")[0].GetProperty("sha256").GetString()!, folder, cancel);
            }

            next = page.GetProperty("pagination").GetProperty("nextCursor").GetString() is { } cursor ? $"&cursor={cursor}" : null;
        }
    }

    private static async Task StageAsync(HttpClient http, string path, string sha256, string folder, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancel);
        await using var source = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancel);
        await using (var target = new FileStream(Path.Combine(folder, sha256), FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous))
        {
            var buffer = new byte[64 << 10];
            for (int read; (read = await source.ReadAsync(buffer, cancel)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            DurableFiles.Sync(target);
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256)
        {
            throw new InvalidOperationException($"{path} is not what was listed.");
        }

        DurableFiles.SyncFolder(folder);
    }
}
