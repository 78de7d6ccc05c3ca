using System.Text.Json;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Sessions, groups, delegates and agencies.</summary>
internal static class DirectoryClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new("HST-DIR-1", "Every group, delegate and agency says from when and until when it is valid, and who took over.", ValidityAsync),
        new("HST-DIR-2", "Whoever took over from a row is in the same directory.", SuccessorsAsync),
        new("HST-DIR-3", "A session says on which days it opens and closes, and closedAt only once it has closed.", SessionsAsync),
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
                    throw new ClauseBroken($"GET {directory}: {row} lacks validFrom, validTo or successors, or has no days there.");
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
                throw new ClauseBroken($"GET {directory}: {missing} took over from a row and is not there.");
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
                throw new ClauseBroken($"GET sessions: {row} has no days of opening and closing, or a closedAt that is no instant.");
            }
        }
    }

    private static bool IsDay(JsonElement value) => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _);

    private static async Task<IReadOnlyList<(string Directory, IReadOnlyList<JsonElement> Rows)>> DirectoriesAsync(HostUnderTest host, CancellationToken cancel) =>
    [
        ("groups", await Lists.AllAsync(host, "groups", cancel)), ("delegates", await Lists.AllAsync(host, "delegates", cancel)), ("agencies", await Lists.AllAsync(host, "agencies", cancel)),
    ];
}
