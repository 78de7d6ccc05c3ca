using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LangSon.Txct.ReferenceHost.Breaches;

/// <summary>A call as it passes the proxy: what is asked, and then what is answered. A breach changes either.</summary>
internal sealed class Exchange
{
    public required string Method { get; init; }

    /// <summary>Below the base address, decoded, without a slash at its beginning.</summary>
    public required string Path { get; init; }

    /// <summary>With its question mark; empty if there is none.</summary>
    public required string Query { get; init; }

    /// <summary>Whether the base address was asked for without a slash at its end.</summary>
    public required bool IsBareBase { get; init; }

    public required Dictionary<string, string> AskedHeaders { get; init; }

    /// <summary>What is asked for in place of what came; null for the same.</summary>
    public string? Target { get; set; }

    /// <summary>The JSON that was sent; null for anything else.</summary>
    public JsonObject? Sent { get; init; }

    public byte[]? SentBytes { get; init; }

    public int Status { get; set; }

    public Dictionary<string, string> AnswerHeaders { get; } = new(StringComparer.OrdinalIgnoreCase);

    public byte[] Answer { get; set; } = [];

    public bool IsCommit => Method == "PUT" && Path.StartsWith("documents/", StringComparison.Ordinal) && Path.Contains("/versions/", StringComparison.Ordinal);

    public bool IsWithdrawal => Method == "PUT" && Path.EndsWith("/withdrawal", StringComparison.Ordinal);

    public bool IsSet => Method == "PUT" && Path.StartsWith("publication-sets/", StringComparison.Ordinal);

    public bool IsPart => Method == "GET" && Path.StartsWith("documents/", StringComparison.Ordinal) && Path.Contains("/parts/", StringComparison.Ordinal);

    /// <summary>A page of documents.</summary>
    public bool IsList => Method == "GET" && Path == "documents" && Status == 200;

    /// <summary>The id after the collection's name; empty if there is none.</summary>
    public string Id => Path.Split('/') is [_, var id, ..] ? id : "";

    /// <summary>The id of what the answer says was made.</summary>
    public string NewId => AnswerHeaders["Location"].Split('/')[^1];

    public bool IsTaken => Status is 200 or 201 or 204;

    /// <summary>The code of the problem; null for another answer.</summary>
    public string? Code => Status >= 400 && Answer.Length > 0 ? JsonNode.Parse(Answer)!["code"]?.GetValue<string>() : null;

    public string? Asked(string header) => AskedHeaders.GetValueOrDefault(header);

    /// <summary>Changes the JSON of the answer.</summary>
    public void Edit(Action<JsonObject> change)
    {
        var body = JsonNode.Parse(Answer)!.AsObject();
        change(body);
        Answer = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    /// <summary>Answers something else.</summary>
    public void Become(int status, string body = "{}")
    {
        Status = status;
        Answer = System.Text.Encoding.UTF8.GetBytes(body);
        AnswerHeaders["Content-Type"] = "application/json";
    }

    public static async Task<Exchange> AskedAsync(HttpRequest request, string prefix)
    {
        byte[]? json = null;
        if (request.Method == "PUT")
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
            json = buffer.ToArray();
        }

        var path = request.Path.Value!;
        return new Exchange
        {
            Method = request.Method, Path = path[Math.Min(path.Length, prefix.Length + 1)..], Query = request.QueryString.Value ?? "", IsBareBase = path == prefix,
            AskedHeaders = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Sent = json is { Length: > 0 } ? JsonNode.Parse(json) as JsonObject : null, SentBytes = json,
        };
    }
}
