using System.Globalization;

namespace LangSon.Txct.ReferenceHost.Breaches;

/// <summary>Facts, headers, problems and uploads.</summary>
internal static class WireBreaches
{
    private const string EmptyList = """{"data":[],"pagination":{"nextCursor":null,"limit":100},"links":{"self":"/","next":null}}""";

    public static IReadOnlyList<Breach> All { get; } =
    [
        Breach.Edits("HST-FCT-1", "does not say which contract it serves", (call, _) => call is { Path: "", Status: 200 }, facts => facts.Remove("contractVersion")),
        Breach.Answers("HST-FCT-2", "does not know its address without the slash", (call, _) => call.IsBareBase, call => call.Become(404)),
        Breach.Edits("HST-FCT-3", "says no limit of uploads", (call, _) => call is { Path: "", Status: 200 }, facts => facts.Remove("uploads")),
        Breach.Edits("HST-FCT-4", "takes small files only", (call, _) => call is { Path: "", Status: 200 }, facts => facts["uploads"]!["maxBytes"] = 1 << 20),
        Breach.Answers("HST-ANS-1", "leaves the time off errors", (call, _) => call.Status >= 400, call => call.AnswerHeaders.Remove("Txct-Server-Time")),
        Breach.Answers("HST-ANS-2", "says another epoch on errors", (call, _) => call.Status >= 400, call => call.AnswerHeaders["Txct-Epoch"] += "-b"),
        Breach.Answers("HST-ANS-3", "has headers that are an hour fast", (call, _) => true, Hasten),
        Breach.Answers("HST-AUT-1", "lists delegates to strangers", (call, _) => IsStranger(call, "delegates"), call => call.Become(200, EmptyList)),
        Breach.Answers("HST-AUT-2", "takes any token", (call, _) => call.Status == 401 && call.Asked("Authorization") is not null, call => call.Become(200, EmptyList)),
        Breach.Answers("HST-AUT-3", "lists documents to strangers", (call, _) => IsStranger(call, "documents"), call => call.Become(200, EmptyList)),
        Breach.Answers("HST-AUT-4", "lists reports to strangers", (call, _) => IsStranger(call, "voter-contact-reports"), call => call.Become(200, EmptyList)),
        Breach.Answers("HST-ERR-1", "sends problems as HTML", (call, _) => call.Status >= 400, call => call.AnswerHeaders["Content-Type"] = "text/html"),
        Breach.Edits("HST-ERR-2", "gives problems no traceId", (call, _) => call.Code is not null, problem => problem.Remove("traceId")),
        Breach.Edits("HST-ERR-3", "gives 404 another code", (call, _) => call is { Status: 404, Code: not null }, problem => problem["code"] = "TXCT-HST-001"),
        Breach.Answers("HST-UPL-1", "tells one byte more than it has after a cut", (call, seen) => call is { Method: "HEAD", IsTaken: true } && seen.Unanswered.ContainsKey(call.Id), OneMore),
        Breach.Answers("HST-UPL-2", "does not tell an upload's length", (call, _) => call.Method == "HEAD", call => call.AnswerHeaders.Remove("Upload-Length")),
        Breach.Answers("HST-UPL-3", "acknowledges bytes without an offset", (call, _) => call is { Method: "PATCH", Status: 204 }, call => call.AnswerHeaders.Remove("Upload-Offset")),
        Breach.Answers("HST-UPL-4", "tells another offset when it refuses one", (call, _) => call is { Method: "PATCH", Status: 409 }, OneMore),
        Breach.Answers("HST-UPL-5", "finds uploads that are not there", (call, _) => call is { Method: "HEAD", Status: 404 }, call => call.Become(204)),
        Breach.Answers("HST-UPL-6", "does not count some bytes that came with the creation", (call, seen) => call is { Method: "POST", Status: 201 } && seen.Uploads[call.NewId] is var upload && upload.Offset < upload.Length, call => call.AnswerHeaders["Upload-Offset"] = "0"),
        Breach.Answers("HST-LST-7", "takes any cursor", (call, _) => call.Status == 400 && call.Query.Contains("cursor=", StringComparison.Ordinal), call => call.Become(200, EmptyList)),
        Breach.Answers("HST-LST-8", "takes any limit", (call, _) => call.Status == 400 && call.Query.Contains("limit=", StringComparison.Ordinal), call => call.Become(200, EmptyList)),
        Breach.Answers("HST-LST-9", "takes any modifiedSince", (call, _) => call.Status == 400 && call.Query.Contains("modifiedSince=", StringComparison.Ordinal), call => call.Become(200, EmptyList)),
    ];

    private static bool IsStranger(Exchange call, string collection) => call.Status == 401 && call.Path.StartsWith(collection, StringComparison.Ordinal) && call.Asked("Authorization") is null;

    private static void Hasten(Exchange call) => call.AnswerHeaders["Txct-Server-Time"] =
        DateTimeOffset.Parse(call.AnswerHeaders["Txct-Server-Time"], CultureInfo.InvariantCulture).AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private static void OneMore(Exchange call) =>
        call.AnswerHeaders["Upload-Offset"] = (long.Parse(call.AnswerHeaders["Upload-Offset"], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
}
