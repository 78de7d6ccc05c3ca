using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LangSon.Txct.ReferenceHost.Breaches;

/// <summary>Lists and directories.</summary>
internal static partial class ListBreaches
{
    public static IReadOnlyList<Breach> All { get; } =
    [
        Breach.Edits("HST-VIS-3", "leaves parts out of the list", (call, _) => call.IsList, page => Each(page, row => KeepFirst(row["parts"] as JsonArray))),
        new("HST-LST-1", "leaves out what changed at modifiedSince itself", Change: (call, _) =>
        {
            if (call.IsList && Since(call) is { } since)
            {
                call.Edit(page => Drop(page, row => DateTimeOffset.Parse(row["modifiedAt"]!.GetValue<string>(), null) == since));
            }
        }),
        Breach.Edits("HST-LST-2", "lists a change under the first number", (call, _) => call.IsList, page => Each(page, row => row["n"] = 1)),
        Breach.Edits("HST-LST-3", "loses the last row of a page", (call, _) => call.IsList, LoseLast),
        new("HST-LST-4", "begins a page with the last row of the one before", Change: RepeatLast),
        Breach.Asks("HST-LST-5", "gives more rows than limit says", call => call is { Method: "GET", Path: "documents" } && FewRows().IsMatch(call.Query), call => call.Target = $"documents{FewRows().Replace(call.Query, "limit=100")}"),
        Breach.Edits("HST-LST-6", "turns the order of a page", (call, _) => call.IsList, page => page["data"] = new JsonArray([.. Rows(page).Reverse().Select(row => row.DeepClone())])),
        Breach.Edits("HST-LST-10", "lists what has gone without being asked", (call, _) => call.IsList && Since(call) is null, page => page["data"]!.AsArray().Add(
            new JsonObject { ["documentId"] = "doc-gone", ["modifiedAt"] = "2024-01-01T00:00:00.000+07:00", ["deleted"] = true })),
        Breach.Edits("HST-LST-11", "gives the last page a cursor", (call, _) => IsDirectory(call, "groups"), page => page["pagination"]!["nextCursor"] ??= "more"),
        Breach.Edits("HST-WDR-3", "drops the row of what was withdrawn", (call, _) => call.IsList, page => Drop(page, row => row["withdrawn"] is not null)),
        Breach.Edits("HST-DIR-1", "does not say until when a group is valid", (call, _) => IsDirectory(call, "groups"), page => Each(page, row => row.Remove("validTo"))),
        Breach.Edits("HST-DIR-2", "drops who took over", (call, _) => IsDirectory(call, "agencies"), DropSuccessors),
        Breach.Edits("HST-DIR-3", "gives a session that is open a closing time without a time", (call, _) => IsDirectory(call, "sessions"), page => Each(page, row => row["closedAt"] = "")),
        Breach.Edits("HST-DIR-4", "gives sessions no id", (call, _) => IsDirectory(call, "sessions"), page => Each(page, row => row.Remove("id"))),
    ];

    /// <summary>The instant asked for; null if none was.</summary>
    public static DateTimeOffset? Since(Exchange call) =>
        SinceInQuery().Match(call.Query) is { Success: true } match ? DateTimeOffset.Parse(Uri.UnescapeDataString(match.Groups[1].Value), null) : null;

    private static bool IsDirectory(Exchange call, string name) => call.Path == name && call.Status == 200;

    private static IEnumerable<JsonObject> Rows(JsonObject page) => page["data"]!.AsArray().Select(row => row!.AsObject());

    private static void Each(JsonObject page, Action<JsonObject> change) => Rows(page).ToList().ForEach(change);

    private static void Drop(JsonObject page, Func<JsonObject, bool> which) => page["data"] = new JsonArray([.. Rows(page).Where(row => !which(row)).Select(row => row.DeepClone())]);

    private static void KeepFirst(JsonArray? parts)
    {
        while (parts?.Count > 1)
        {
            parts.RemoveAt(1);
        }
    }

    private static void LoseLast(JsonObject page)
    {
        if (page["pagination"]!["nextCursor"] is not null)
        {
            page["data"]!.AsArray().RemoveAt(page["data"]!.AsArray().Count - 1);
        }
    }

    private static void RepeatLast(Exchange call, Seen seen)
    {
        if (!call.IsList)
        {
            return;
        }

        call.Edit(page =>
        {
            if (page["pagination"]!["nextCursor"]?.GetValue<string>() is { } next)
            {
                seen.Remembered[next] = Rows(page).Last().ToJsonString();
            }

            if (CursorInQuery().Match(call.Query) is { Success: true } match)
            {
                page["data"]!.AsArray().Insert(0, JsonNode.Parse(seen.Remembered[match.Groups[1].Value]));
            }
        });
    }

    private static void DropSuccessors(JsonObject page)
    {
        var successors = Rows(page).SelectMany(row => row["successors"]!.AsArray().Select(id => id!.GetValue<string>())).ToHashSet();
        Drop(page, row => successors.Contains(row["id"]!.GetValue<string>()));
    }

    [GeneratedRegex("limit=[2-9]$")]
    private static partial Regex FewRows();

    [GeneratedRegex("modifiedSince=([^&]+)")]
    private static partial Regex SinceInQuery();

    [GeneratedRegex("cursor=([^&]+)")]
    private static partial Regex CursorInQuery();
}
