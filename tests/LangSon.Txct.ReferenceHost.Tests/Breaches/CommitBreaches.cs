using System.Text.Json.Nodes;

namespace LangSon.Txct.ReferenceHost.Breaches;

/// <summary>Commits of documents, reports and notices.</summary>
internal static class CommitBreaches
{
    public static IReadOnlyList<Breach> All { get; } =
    [
        Breach.Edits("HST-CMT-1", "gives receipts another id", (call, _) => call is { IsCommit: true, IsTaken: true }, receipt => receipt["id"] = "doc-other"),
        Breach.Edits("HST-CMT-2", "gives a new receipt the second time", (call, _) => call is { IsCommit: true, Status: 200 }, Breach.AnotherTime),
        Breach.Answers("HST-CMT-3", "counts the order of the parts", (call, seen) => call is { IsCommit: true, IsTaken: true } && HasAnotherFirstPart(call, seen), call => call.Become(409)),
        Breach.Answers("HST-CMT-4", "takes other content under the latest version", (call, _) => call is { IsCommit: true, Code: "TXCT-HST-005" } && LatestOf(call) == NumberOf(call), call => call.Become(200)),
        Breach.Edits("HST-CMT-5", "tells a lower version on a conflict", (call, _) => call is { IsCommit: true, Status: 409 }, problem => problem["latest"] = problem["latest"]!.GetValue<int>() - 1),
        Breach.Answers("HST-CMT-6", "takes a version that skips a number", (call, _) => call is { IsCommit: true, Code: "TXCT-HST-015" } && call.Sent!["supersedes"] is not null, call => call.Become(201)),
        Breach.Answers("HST-CMT-7", "takes a version that supersedes nothing", (call, _) => call is { IsCommit: true, Code: "TXCT-HST-015" } && call.Sent!["supersedes"] is null, call => call.Become(201)),
        Breach.Asks("HST-CMT-8", "does not ask for If-None-Match", call => call.IsCommit, call => call.AskedHeaders["If-None-Match"] = "*"),
        Breach.Answers("HST-CMT-9", "takes fields that it does not know", (call, _) => call is { IsCommit: true, Status: 400 }, call => call.Become(201)),
        Breach.Answers("HST-CMT-10", "takes an upload that is not whole", (call, seen) => Is422(call) && UploadOf(call, seen) is { } upload && upload.Offset < upload.Length, call => call.Become(201)),
        Breach.Answers("HST-CMT-11", "takes an upload with another digest", (call, seen) => Is422(call) && UploadOf(call, seen) is { } upload && upload.Offset == upload.Length, call => call.Become(201)),
        Breach.Answers("HST-CMT-12", "takes an upload that is not there", (call, seen) => Is422(call) && UploadOf(call, seen) is null, call => call.Become(201)),
        Breach.Answers("HST-CMT-13", "takes any media type", (call, _) => call is { IsCommit: true, Status: 415 }, call => call.Become(201)),
        Breach.Edits("HST-RPT-1", "shows a report under another title", (call, _) => call is { Method: "GET", Status: 200 } && IsReport(call), report => report["title"] = "Khác"),
        Breach.Edits("HST-RPT-2", "gives a report a new receipt the second time", (call, _) => call is { Method: "PUT", Status: 200 } && call.Path.StartsWith("voter-contact-reports/", StringComparison.Ordinal), Breach.AnotherTime),
        Breach.Answers("HST-RPT-3", "changes a byte of an attachment", (call, _) => call.Status == 200 && call.Path.Contains("/attachments/", StringComparison.Ordinal), Breach.TurnByte),
        Breach.Edits("HST-NTC-1", "gives a notice a new receipt the second time", (call, _) => call is { Method: "PUT", Status: 200 } && IsNotice(call), Breach.AnotherTime),
        Breach.Answers("HST-NTC-2", "takes another notice under the same id", (call, _) => call.Status == 409 && IsNotice(call), call => call.Become(200)),
        Breach.Edits("HST-NTC-3", "shows a notice under another title", (call, _) => call is { Method: "GET", Status: 200 } && IsNotice(call), notice => notice["title"] = "Khác"),
    ];

    private static bool IsReport(Exchange call) => call.Path.StartsWith("voter-contact-reports/", StringComparison.Ordinal) && !call.Path.Contains("/attachments/", StringComparison.Ordinal);

    private static bool IsNotice(Exchange call) => call.Path.StartsWith("notices/", StringComparison.Ordinal);

    private static bool Is422(Exchange call) => call is { IsCommit: true, Status: 422 };

    private static (long Length, long Offset)? UploadOf(Exchange call, Seen seen) =>
        seen.Uploads.TryGetValue(call.Sent!["parts"]![0]!["uploadId"]!.GetValue<string>(), out var upload) ? upload : null;

    private static int LatestOf(Exchange call) => JsonNode.Parse(call.Answer)!["latest"]!.GetValue<int>();

    private static int NumberOf(Exchange call) => int.Parse(call.Path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private static bool HasAnotherFirstPart(Exchange call, Seen seen)
    {
        var name = call.Sent!["parts"]![0]!["name"]!.GetValue<string>();
        return seen.Remembered.GetOrAdd(call.Path, name) != name;
    }
}
