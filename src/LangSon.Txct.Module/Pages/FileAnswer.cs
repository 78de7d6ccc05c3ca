using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace LangSon.Txct.Pages;

/// <summary>A paper's bytes as an answer: whole or in ranges, under its own name, never taken for something that runs.</summary>
internal static class FileAnswer
{
    /// <param name="bytes">Can be sought in; disposed of with the answer.</param>
    /// <param name="disposition">inline or attachment.</param>
    public static FileStreamHttpResult Of(HttpContext context, Stream bytes, string mediaType, string name, string sha256, string disposition)
    {
        var shown = new ContentDispositionHeaderValue(disposition);
        shown.SetHttpFileName(name);
        var headers = context.Response.Headers;
        headers.ContentDisposition = shown.ToString();
        headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(bytes, mediaType, entityTag: new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true);
    }
}
