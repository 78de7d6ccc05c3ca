using System.Globalization;
using System.Net.Http.Headers;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>The calls of an upload, by tus 1.0.</summary>
internal static class Uploads
{
    /// <summary>Opens an upload and sends no bytes.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> BeginAsync(HostUnderTest host, long size, CancellationToken cancel) => IdOf((await host.SendAsync(Create(size), cancel)).Must(201));

    public static HttpRequestMessage Create(long size) =>
        new(HttpMethod.Post, "uploads") { Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Length", size.ToString(CultureInfo.InvariantCulture) } } };

    /// <summary>Opens an upload with bytes of its beginning along.</summary>
    public static HttpRequestMessage CreateWith(long size, byte[] first)
    {
        var request = Create(size);
        request.Content = OfUpload(new ByteArrayContent(first));
        return request;
    }

    public static HttpRequestMessage Append(string id, long offset, byte[] bytes) => Append(id, offset, new ByteArrayContent(bytes));

    public static HttpRequestMessage Append(string id, long offset, HttpContent bytes) => new(HttpMethod.Patch, $"uploads/{id}")
    {
        Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Offset", offset.ToString(CultureInfo.InvariantCulture) } },
        Content = OfUpload(bytes),
    };

    public static HttpRequestMessage AskOffset(string id) => new(HttpMethod.Head, $"uploads/{id}") { Headers = { { "Tus-Resumable", "1.0.0" } } };

    /// <summary>How many bytes the answer says are on disk; 0 if it does not say.</summary>
    public static int OffsetOf(Answer answer) => int.Parse(answer.Header("Upload-Offset") ?? "0", CultureInfo.InvariantCulture);

    private static HttpContent OfUpload(HttpContent bytes)
    {
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return bytes;
    }

    /// <summary>The last segment of where the upload is.</summary>
    public static string IdOf(Answer created) => created.Header("Location")?.Split('/')[^1] ?? throw created.Broken("thiếu Location");
}
