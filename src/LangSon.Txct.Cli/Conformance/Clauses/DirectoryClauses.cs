using System.Text.Json;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Sessions, groups, delegates and agencies.</summary>
internal static class DirectoryClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-DIR-1", "Mỗi Tổ đại biểu, đại biểu, cơ quan cho biết có hiệu lực từ ngày nào đến ngày nào và ai thay thế.", ValidityAsync),
        new("HST-DIR-2", "Ai thay thế một dòng thì có trong cùng danh mục.", SuccessorsAsync),
        new("HST-DIR-3", "Kỳ họp cho biết ngày khai mạc, ngày bế mạc, và closedAt chỉ khi đã bế mạc.", SessionsAsync, Level: 1),
        new("HST-DIR-4", "Kỳ họp, Tổ đại biểu, đại biểu đều có danh sách, mỗi dòng có mã.", IdsAsync, Level: 1),
    ];

    private static async Task ValidityAsync(HostUnderTest host, CancellationToken cancel)
    {
        foreach (var (directory, rows) in await DirectoriesAsync(host, cancel))
        {
            foreach (var row in rows)
            {
                var isWhole = row.TryGetProperty("validFrom", out var from) && IsDay(from)
                    && row.TryGetProperty("validTo", out var to) && (to.ValueKind == JsonValueKind.Null || IsDay(to))
                    && row.TryGetProperty("successors", out var successors) && successors.ValueKind == JsonValueKind.Array;
                if (!isWhole)
                {
                    throw new ClauseBroken($"GET {directory}: {row} thiếu validFrom, validTo hoặc successors, hoặc ở đó không phải ngày.");
                }
            }
        }
    }

    private static async Task SuccessorsAsync(HostUnderTest host, CancellationToken cancel)
    {
        foreach (var (directory, rows) in await DirectoriesAsync(host, cancel))
        {
            var ids = rows.Select(row => row.GetProperty("id").GetString()).ToHashSet();
            var named = rows.SelectMany(row => row.TryGetProperty("successors", out var successors) ? successors.EnumerateArray().Select(id => id.GetString()) : []);
            if (named.FirstOrDefault(id => !ids.Contains(id)) is { } missing)
            {
                throw new ClauseBroken($"GET {directory}: {missing} thay thế một dòng mà không có trong danh mục.");
            }
        }
    }

    private static async Task SessionsAsync(HostUnderTest host, CancellationToken cancel)
    {
        foreach (var row in await Lists.AllAsync(host, "sessions", cancel))
        {
            var isWhole = IsDay(row.GetProperty("opensOn")) && IsDay(row.GetProperty("closesOn"))
                && (!row.TryGetProperty("closedAt", out var closed) || closed.ValueKind == JsonValueKind.Null || closed.TryGetDateTimeOffset(out _));
            if (!isWhole)
            {
                throw new ClauseBroken($"GET sessions: {row} thiếu ngày khai mạc, bế mạc, hoặc closedAt không phải thời điểm.");
            }
        }
    }

    private static async Task IdsAsync(HostUnderTest host, CancellationToken cancel)
    {
        foreach (var directory in (string[])["sessions", "groups", "delegates"])
        {
            foreach (var row in await Lists.AllAsync(host, directory, cancel))
            {
                if (!row.TryGetProperty("id", out var id) || id.GetString() is not { Length: > 0 })
                {
                    throw new ClauseBroken($"GET {directory}: {row} không có mã.");
                }
            }
        }
    }

    private static bool IsDay(JsonElement value) => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _);

    private static async Task<IReadOnlyList<(string Directory, IReadOnlyList<JsonElement> Rows)>> DirectoriesAsync(HostUnderTest host, CancellationToken cancel) =>
    [
        ("groups", await Lists.AllAsync(host, "groups", cancel)), ("delegates", await Lists.AllAsync(host, "delegates", cancel)), ("agencies", await Lists.AllAsync(host, "agencies", cancel)),
    ];
}
