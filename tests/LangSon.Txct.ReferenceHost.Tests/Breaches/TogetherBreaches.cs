using System.Text.Json.Nodes;

namespace LangSon.Txct.ReferenceHost.Breaches;

/// <summary>Sets and withdrawals.</summary>
internal static class TogetherBreaches
{
    public static IReadOnlyList<Breach> All { get; } =
    [
        Breach.Answers("HST-SET-1", "shows a member before its set", (call, seen) => ReadBreaches.IsDocument(call) && call.Status == 404 && seen.Waiting.ContainsKey(call.Id), call => call.Become(200)),
        new("HST-SET-2", "lists a member before its set", Change: ListWaiting),
        Breach.Answers("HST-SET-3", "does not show the members of a set", (call, seen) => ReadBreaches.IsDocument(call) && call.Status == 200 && seen.Shown.GetValueOrDefault(call.Id) > 1, call => call.Become(404)),
        Breach.Answers("HST-SET-4", "takes a set that is not whole", (call, _) => call is { IsSet: true, Code: "TXCT-HST-017" }, call => call.Become(201)),
        Breach.Edits("HST-SET-5", "gives a set a new receipt the second time", (call, _) => call is { IsSet: true, Status: 200 }, Breach.AnotherTime),
        Breach.Answers("HST-SET-6", "takes another list under the same name", (call, _) => call is { IsSet: true, Code: "TXCT-HST-005" }, call => call.Become(200)),
        Breach.Answers("HST-SET-7", "takes a version after its set", (call, _) => call is { IsCommit: true, Code: "TXCT-HST-017" }, call => call.Become(201)),
        Breach.Answers("HST-SET-8", "hides the version before one that waits", (call, seen) => ReadBreaches.IsDocument(call) && call.Status == 200 && seen.Waiting.ContainsKey(call.Id), call => call.Become(404)),
        Breach.Answers("HST-WDR-1", "says 404 of what was withdrawn", (call, seen) => IsGone(call) && !seen.Shown.ContainsKey(call.Id), call => call.Status = 404),
        Breach.Edits("HST-WDR-2", "keeps the reason to itself", (call, _) => IsGone(call), problem => problem.Remove("detail")),
        Breach.Answers("HST-WDR-4", "takes a new version of what was withdrawn", (call, _) => call is { IsCommit: true, Code: "TXCT-HST-016" }, call => call.Become(201)),
        Breach.Edits("HST-WDR-5", "gives a withdrawal a new receipt the second time", (call, _) => call is { IsWithdrawal: true, Status: 200 }, Breach.AnotherTime),
        Breach.Answers("HST-WDR-6", "takes another reason", (call, _) => call is { IsWithdrawal: true, Status: 409 }, call => call.Become(200)),
        Breach.Answers("HST-WDR-7", "withdraws what is not there", (call, _) => call is { IsWithdrawal: true, Status: 404 }, call => call.Become(201)),
        Breach.Answers("HST-WDR-8", "brings a withdrawn member back with its set", (call, seen) => IsGone(call) && seen.Shown.ContainsKey(call.Id), call => call.Become(200)),
    ];

    private static bool IsGone(Exchange call) => call is { Method: "GET", Status: 410 };

    /// <summary>The rows come first, at the time asked for, so that the list stays in its order.</summary>
    private static void ListWaiting(Exchange call, Seen seen)
    {
        if (call.IsList && ListBreaches.Since(call) is { } since && call.Query.EndsWith("limit=500", StringComparison.Ordinal))
        {
            call.Edit(page =>
            {
                foreach (var id in seen.Waiting.Keys)
                {
                    page["data"]!.AsArray().Insert(0, new JsonObject { ["documentId"] = id, ["n"] = 1, ["parts"] = new JsonArray(), ["modifiedAt"] = since.ToString("O") });
                }
            });
        }
    }
}
