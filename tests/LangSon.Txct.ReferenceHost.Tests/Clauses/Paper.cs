using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LangSon.Txct.Clauses;

/// <summary>A small document with an id of its own, and the calls that bring it to a host.</summary>
internal sealed class Paper(HostUnderTest host, params string[] contents)
{
    public string Id { get; init; } = HostUnderTest.NewId("doc");

    public string Path => $"documents/{Id}";

    /// <summary>The files; one, if no contents were given.</summary>
    public IReadOnlyList<PaperPart> Parts { get; } =
        [.. (contents.Length == 0 ? [$"bytes of {Guid.NewGuid()}"] : contents).Select((content, at) => new PaperPart($"văn bản {at + 1}.txt", Encoding.UTF8.GetBytes(content)))];

    public PaperPart Part => Parts[0];

    /// <summary>Where the part is read back.</summary>
    public string PartPath(int n = 1) => $"{Path}/versions/{n}/parts/{Uri.EscapeDataString(Part.Name)}";

    /// <summary>The same document with other bytes.</summary>
    public Paper WithBytes(string content) => new(host, content) { Id = Id };

    /// <summary>Uploads every part.</summary>
    public async Task<Paper> UploadAsync(CancellationToken cancel)
    {
        foreach (var part in Parts)
        {
            part.UploadId = await Uploads.BeginAsync(host, part.Bytes.Length, cancel);
            (await host.SendAsync(Uploads.Append(part.UploadId, 0, part.Bytes), cancel)).Must(204);
        }

        return this;
    }

    /// <param name="setId">The set that makes the version visible; null for one that is visible at once.</param>
    public JsonObject Body(int n = 1, string? setId = null)
    {
        var body = new JsonObject
        {
            ["type"] = "Other", ["number"] = "12", ["notation"] = "BC-HĐND", ["issuedOn"] = "2024-06-12", ["issuer"] = "HỘI ĐỒNG NHÂN DÂN TỈNH",
            ["subject"] = "Văn bản thử", ["signer"] = "Nguyễn Ví Dụ", ["sessionId"] = null, ["rounds"] = new JsonArray("2024-pre-mid"), ["audience"] = new JsonArray("office"),
            ["urgency"] = "normal", ["relations"] = new JsonObject(), ["supersedes"] = n == 1 ? null : n - 1, ["visibility"] = setId is null ? "now" : "inSet",
            ["parts"] = new JsonArray([.. Parts.Select(part => part.Sent())]),
        };
        if (setId is not null)
        {
            body["setId"] = setId;
        }

        return body;
    }

    /// <summary>Commits what was uploaded.</summary>
    /// <param name="change">Makes the commit another than it would be; null for one as it should be.</param>
    public Task<Answer> CommitAsync(CancellationToken cancel, int n = 1, string? setId = null, Action<JsonObject>? change = null)
    {
        var body = Body(n, setId);
        change?.Invoke(body);
        return host.SendAsync(Commits.Put($"{Path}/versions/{n}", body), cancel);
    }

    /// <summary>Uploads and commits; the host must take it.</summary>
    public async Task<Answer> PublishAsync(CancellationToken cancel, int n = 1, string? setId = null) =>
        (await (await UploadAsync(cancel)).CommitAsync(cancel, n, setId)).MustBeTaken();

    /// <summary>Commits the next version with other bytes; the host must take it.</summary>
    public Task<Answer> ChangeAsync(int n, CancellationToken cancel) => WithBytes($"version {n} of {Id}").PublishAsync(cancel, n);

    public Task<Answer> WithdrawAsync(string reason, CancellationToken cancel, string? replacedBy = null) =>
        host.SendAsync(Commits.Put($"{Path}/withdrawal", new JsonObject { ["reason"] = reason, ["replacedBy"] = replacedBy }), cancel);
}

/// <summary>A file of a paper.</summary>
internal sealed class PaperPart(string name, byte[] bytes)
{
    public string Name => name;

    public byte[] Bytes => bytes;

    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>As <c>Repr-Digest</c> says it (RFC 9530).</summary>
    public string Digest => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:";

    /// <summary>The upload that holds the bytes, once there is one.</summary>
    public string UploadId { get; set; } = "";

    public JsonObject Sent() => new() { ["name"] = name, ["mediaType"] = "text/plain", ["size"] = bytes.Length, ["sha256"] = Sha256, ["uploadId"] = UploadId };
}

/// <summary>Calls that leave something for good.</summary>
internal static class Commits
{
    public static HttpRequestMessage Put(string path, JsonObject body) => new(HttpMethod.Put, path) { Headers = { { "If-None-Match", "*" } }, Content = Json(body) };

    public static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>Makes the first versions of these documents visible together.</summary>
    public static HttpRequestMessage Show(string setId, params IEnumerable<string> documentIds) => Put(
        $"publication-sets/{setId}", new JsonObject { ["members"] = new JsonArray([.. documentIds.Select(id => new JsonObject { ["documentId"] = id, ["n"] = 1 })]) });
}

/// <summary>The calls of an upload, by tus 1.0.</summary>
internal static class Uploads
{
    /// <summary>Opens an upload and sends no bytes.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> BeginAsync(HostUnderTest host, long size, CancellationToken cancel) => IdOf((await host.SendAsync(Create(size), cancel)).Must(201));

    public static HttpRequestMessage Create(long size) =>
        new(HttpMethod.Post, "uploads") { Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Length", size.ToString(CultureInfo.InvariantCulture) } } };

    public static HttpRequestMessage Append(string id, long offset, byte[] bytes) => Append(id, offset, new ByteArrayContent(bytes));

    public static HttpRequestMessage Append(string id, long offset, HttpContent bytes) => new(HttpMethod.Patch, $"uploads/{id}")
    {
        Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Offset", offset.ToString(CultureInfo.InvariantCulture) } },
        Content = OfUpload(bytes),
    };

    public static HttpRequestMessage AskOffset(string id) => new(HttpMethod.Head, $"uploads/{id}") { Headers = { { "Tus-Resumable", "1.0.0" } } };

    public static HttpContent OfUpload(HttpContent bytes)
    {
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return bytes;
    }

    /// <summary>The last segment of where the upload is.</summary>
    public static string IdOf(Answer created) => created.Header("Location")?.Split('/')[^1] ?? throw new ClauseBroken($"{created.Asked}: Location is missing.");
}
