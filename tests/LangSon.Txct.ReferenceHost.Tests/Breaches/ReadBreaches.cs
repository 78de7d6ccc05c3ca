namespace LangSon.Txct.ReferenceHost.Breaches;

/// <summary>Documents and parts as they are read back.</summary>
internal static class ReadBreaches
{
    public static IReadOnlyList<Breach> All { get; } =
    [
        Breach.Answers("HST-VIS-1", "knows a document before its commit", (call, seen) => IsDocument(call) && call.Status == 404 && !seen.Tried.ContainsKey(call.Id), call => call.Become(200)),
        Breach.Edits("HST-VIS-2", "forgets who signed", (call, _) => IsDocument(call) && call.Status == 200, document => document.Remove("signer")),
        Breach.Answers("HST-VIS-4", "forgets the version before the latest", (call, seen) => call is { Method: "GET", Status: 200 } && call.Path == $"documents/{call.Id}/versions/1" && seen.Highest.GetValueOrDefault(call.Id) > 1, call => call.Become(404)),
        Breach.Answers("HST-PRT-1", "changes a byte of a part", (call, _) => call is { IsPart: true, Status: 200 }, Breach.TurnByte),
        Breach.Answers("HST-PRT-2", "strips Repr-Digest", (call, _) => call is { IsPart: true, Status: 200 }, call => call.AnswerHeaders.Remove("Repr-Digest")),
        Breach.Answers("HST-PRT-3", "strips Repr-Digest from ranges", (call, _) => call is { IsPart: true, Status: 206 }, call => call.AnswerHeaders.Remove("Repr-Digest")),
        Breach.Asks("HST-PRT-4", "ignores If-None-Match", call => call.IsPart, call => call.AskedHeaders.Remove("If-None-Match")),
        Breach.Asks("HST-PRT-5", "ignores a range with an end", call => call.IsPart && call.Asked("If-Range") is null && call.Asked("Range")?.EndsWith('-') == false, call => call.AskedHeaders.Remove("Range")),
        Breach.Answers("HST-PRT-6", "changes a byte of the rest", (call, _) => call is { IsPart: true, Status: 206 } && call.Asked("If-Range") is null && call.Asked("Range")!.EndsWith('-'), Breach.TurnByte),
        Breach.Asks("HST-PRT-7", "ignores If-Range", call => call.IsPart, call => call.AskedHeaders.Remove("If-Range")),
        Breach.Asks("HST-PRT-8", "gives the whole for any If-Range", call => call.Asked("If-Range") is not null, call => call.AskedHeaders.Remove("Range")),
        Breach.Answers("HST-PRT-9", "knows ranges after the end", (call, _) => call.Status == 416, call => call.Become(200)),
        Breach.Answers("HST-PRT-10", "gives parts no media type of their own", (call, _) => call is { IsPart: true, Status: 200 }, call => call.AnswerHeaders["Content-Type"] = "application/octet-stream"),
        Breach.Answers("HST-PRT-11", "finds parts that are not there", (call, seen) => call is { IsPart: true, Status: 404 } && seen.Highest.ContainsKey(call.Id) && !seen.Waiting.ContainsKey(call.Id), call => call.Become(200)),
    ];

    /// <summary>Whether the document itself is read, and not a version or a part.</summary>
    public static bool IsDocument(Exchange call) => call.Method == "GET" && call.Path == $"documents/{call.Id}";
}
