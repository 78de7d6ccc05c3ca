using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace LangSon.Txct.Hosting.Running;

/// <summary>Answers of the border itself, as RFC 9457 words them.</summary>
internal static class Problems
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Task UnavailableAsync(HttpContext context, string code, string detail)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsJsonAsync(
            new { title = "Phân hệ đang tạm ngừng", status = 503, detail, code, traceId = context.TraceIdentifier },
            Options, "application/problem+json", context.RequestAborted);
    }
}
