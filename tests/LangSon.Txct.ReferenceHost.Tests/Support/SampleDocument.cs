using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>A small document, and the calls that bring it to the host.</summary>
internal sealed class SampleDocument(string id, string content = "the document's bytes")
{
    public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(content);

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public static HttpRequestMessage Create(long size) =>
        new(HttpMethod.Post, "uploads") { Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Length", size.ToString(CultureInfo.InvariantCulture) } } };

    /// <summary>Opens an upload for the document with some bytes along.</summary>
    public HttpRequestMessage Begin(byte[] first)
    {
        var request = Create(Bytes.Length);
        request.Content = new ByteArrayContent(first) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };
        return request;
    }

    public static HttpRequestMessage Append(string upload, long offset, byte[] bytes) => new(HttpMethod.Patch, $"uploads/{upload}")
    {
        Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Offset", offset.ToString(CultureInfo.InvariantCulture) } },
        Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } },
    };

    /// <summary>Opens an upload for the bytes and sends none.</summary>
    public async Task<string> BeginAsync(HttpClient service, CancellationToken cancel) =>
        (await service.SendAsync(Create(Bytes.Length), cancel)).EnsureSuccessStatusCode().Headers.Location!.ToString().Split('/')[^1];

    public async Task<string> UploadAsync(HttpClient service, CancellationToken cancel)
    {
        var upload = await BeginAsync(service, cancel);
        (await service.SendAsync(Append(upload, 0, Bytes), cancel)).EnsureSuccessStatusCode();
        return upload;
    }

    public JsonObject Body(int n, string upload) => new()
    {
        ["type"] = "Other", ["number"] = "12", ["notation"] = "BC-HĐND", ["issuedOn"] = "2024-06-12", ["issuer"] = "HỘI ĐỒNG NHÂN DÂN TỈNH",
        ["subject"] = "Văn bản thử", ["signer"] = "Nguyễn Ví Dụ", ["sessionId"] = null, ["rounds"] = new JsonArray("2024-pre-mid"), ["audience"] = new JsonArray("delegates"),
        ["urgency"] = "normal", ["relations"] = new JsonObject(), ["supersedes"] = n == 1 ? null : n - 1, ["visibility"] = "now",
        ["parts"] = new JsonArray(new JsonObject
        {
            ["name"] = "văn bản.txt", ["mediaType"] = "text/plain", ["size"] = Bytes.Length, ["sha256"] = Sha256, ["uploadId"] = upload,
        }),
    };

    public HttpRequestMessage Commit(int n, string upload) => Commit(n, Body(n, upload));

    /// <summary>A commit that becomes visible with its set.</summary>
    public HttpRequestMessage CommitInSet(int n, string upload, string setId)
    {
        var body = Body(n, upload);
        (body["visibility"], body["setId"]) = ("inSet", setId);
        return Commit(n, body);
    }

    public HttpRequestMessage Commit(int n, JsonObject body) => Put($"documents/{id}/versions/{n}", body);

    public HttpRequestMessage Withdraw(string reason, string? replacedBy = null) =>
        Put($"documents/{id}/withdrawal", new JsonObject { ["reason"] = reason, ["replacedBy"] = replacedBy });

    /// <summary>Makes these documents' versions visible together.</summary>
    public static HttpRequestMessage Show(string setId, params (string DocumentId, int N)[] members) => Put(
        $"publication-sets/{setId}",
        new JsonObject { ["members"] = new JsonArray([.. members.Select(member => new JsonObject { ["documentId"] = member.DocumentId, ["n"] = member.N })]) });

    private static HttpRequestMessage Put(string path, JsonObject body) => new(HttpMethod.Put, path)
    {
        Headers = { { "If-None-Match", "*" } },
        Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
    };

    public HttpRequestMessage CommitAs(int n, string upload, string mediaType)
    {
        var request = Commit(n, upload);
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return request;
    }
}
