using Microsoft.AspNetCore.Http;

namespace LangSon.Txct.Library;

internal static class OpeningRequests
{
    /// <summary>Whether a request opens a file: going on with an interrupted download is no second opening, and a question about the file is none at all.</summary>
    public static bool IsOpening(this HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && (request.GetTypedHeaders().Range is not { } range || range.Ranges.Any(part => part.From is 0));
}
