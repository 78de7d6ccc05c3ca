using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace LangSon.Txct.Hosting.Running;

/// <summary>Answers of the border itself: a plain page for a person's browser, else as RFC 9457 words them.</summary>
internal static class Problems
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Title = "Phân hệ đang tạm ngừng";

    /// <summary>Seconds.</summary>
    private const string TryAgainAfter = "5";

    public static Task UnavailableAsync(HttpContext context, string code, string detail)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = TryAgainAfter;
        return IsForAPerson(context.Request) ? WritePageAsync(context, code, detail) : context.Response.WriteAsJsonAsync(
            new { title = Title, status = 503, detail, code, traceId = context.TraceIdentifier },
            Options, "application/problem+json", context.RequestAborted);
    }

    private static bool IsForAPerson(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task WritePageAsync(HttpContext context, string code, string detail)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="vi">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Title}</title></head>
            <body><main><h1>{Title}</h1><p>{Html.Encode(detail)}</p><p><a href="">Thử lại</a></p><p>Mã {Html.Encode(code)}</p></main></body>
            </html>
            """,
            context.RequestAborted);
    }
}
