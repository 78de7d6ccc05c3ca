using System.Text;
using System.Text.Json.Nodes;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Calls that leave something for good.</summary>
internal static class Commits
{
    public static HttpRequestMessage Put(string path, JsonObject body) => new(HttpMethod.Put, path) { Headers = { { "If-None-Match", "*" } }, Content = Json(body) };

    /// <summary>A document whole, in one request, as level 2 has it.</summary>
    /// <param name="body">As it would be committed.</param>
    public static HttpRequestMessage Post(string id, int n, JsonObject body, IReadOnlyList<PaperPart> parts)
    {
        var metadata = new JsonObject { ["documentId"] = id, ["n"] = n };
        foreach (var (name, value) in body.Where(property => property.Key is not ("supersedes" or "visibility" or "setId")))
        {
            metadata[name] = value?.DeepClone();
        }

        foreach (var part in metadata["parts"]!.AsArray())
        {
            part!.AsObject().Remove("uploadId");
        }

        var form = new MultipartFormDataContent { { new StringContent(metadata.ToJsonString(), Encoding.UTF8), "metadata" } };
        foreach (var (part, at) in parts.Select((part, at) => (part, at)))
        {
            form.Add(new ByteArrayContent(part.Bytes) { Headers = { ContentType = new("text/plain") } }, $"part-{at + 1}", $"part-{at + 1}");
        }

        return new HttpRequestMessage(HttpMethod.Post, "documents") { Content = form };
    }

    public static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>Makes the first versions of these documents visible together.</summary>
    public static HttpRequestMessage Show(string setId, params IEnumerable<string> documentIds) => Put(
        $"publication-sets/{setId}", new JsonObject { ["members"] = new JsonArray([.. documentIds.Select(id => new JsonObject { ["documentId"] = id, ["n"] = 1 })]) });
}
