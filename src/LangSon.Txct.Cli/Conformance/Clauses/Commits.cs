using System.Text;
using System.Text.Json.Nodes;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Calls that leave something for good.</summary>
internal static class Commits
{
    public static HttpRequestMessage Put(string path, JsonObject body) => new(HttpMethod.Put, path) { Headers = { { "If-None-Match", "*" } }, Content = Json(body) };

    public static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>Makes the first versions of these documents visible together.</summary>
    public static HttpRequestMessage Show(string setId, params IEnumerable<string> documentIds) => Put(
        $"publication-sets/{setId}", new JsonObject { ["members"] = new JsonArray([.. documentIds.Select(id => new JsonObject { ["documentId"] = id, ["n"] = 1 })]) });
}
