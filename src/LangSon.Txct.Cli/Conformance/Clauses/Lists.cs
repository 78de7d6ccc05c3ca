using System.Globalization;
using System.Text.Json;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Reads lists as the module does: from a time on, page by page.</summary>
internal static class Lists
{
    public const int MostRows = 500;

    /// <summary>A while before what the receipt tells of; short, so that a busy host has little else to list.</summary>
    public static string Before(Answer receipt) => Instant(receipt.Json.GetProperty("committedAt").GetDateTimeOffset() - TimeSpan.FromSeconds(1));

    /// <summary>Right before the row's last change: who reads from here in small pages reads little of others.</summary>
    public static string JustBefore(JsonElement row) => Instant(row.GetProperty("modifiedAt").GetDateTimeOffset() - TimeSpan.FromMilliseconds(1));

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    /// <summary>The path of the first page of what changed since then.</summary>
    public static string Since(string list, string since, int limit = MostRows) => $"{list}?modifiedSince={Uri.EscapeDataString(since)}&limit={limit}";

    public static async Task<bool> HasAsync(HostUnderTest host, string id, string since, CancellationToken cancel) =>
        (await AllAsync(host, Since("documents", since), cancel)).Any(row => IdOf(row) == id);

    /// <summary>The one row of a document.</summary>
    public static async Task<JsonElement> RowAsync(HostUnderTest host, string id, string since, CancellationToken cancel)
    {
        var rows = (await AllAsync(host, Since("documents", since), cancel)).Where(row => IdOf(row) == id).ToList();
        return rows.Count == 1 ? rows[0] : throw new ClauseBroken($"GET documents từ {since}: {id} có {rows.Count} dòng, phải là một.");
    }

    /// <summary>All rows from this page on.</summary>
    /// <param name="between">What happens after each page; null for nothing.</param>
    public static async Task<IReadOnlyList<JsonElement>> AllAsync(HostUnderTest host, string path, CancellationToken cancel, Func<Task>? between = null)
    {
        List<JsonElement> rows = [];
        for (var next = path; next is not null;)
        {
            var page = (await host.GetAsync(next, cancel)).Must(200).Json;
            rows.AddRange(page.GetProperty("data").EnumerateArray());
            next = page.TryGetProperty("links", out var links) || host.HasUploads ? links.GetProperty("next").GetString() : null;
            await (between?.Invoke() ?? Task.CompletedTask);
        }

        return rows;
    }

    /// <summary>Null for a row of another collection.</summary>
    public static string? IdOf(JsonElement row) => row.TryGetProperty("documentId", out var id) ? id.GetString() : null;
}
