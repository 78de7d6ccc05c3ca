using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LangSon.Txct.Pages;

/// <summary>A page as it travels over a weak line: packed, where the browser can unpack it. No page holds a secret that its length could tell.</summary>
internal sealed class CompressedPage(RazorComponentResult page) : IResult
{
    /// <summary>Fast, and nearly as small as it gets.</summary>
    private static readonly BrotliCompressionOptions Quick = new() { Quality = 4 };

    /// <summary>The answer itself where it is no page, or the browser asks for it as it is.</summary>
    public static object? Of(HttpContext context, object? answer)
    {
        var result = answer;
        while (result is INestedHttpResult nested)
        {
            result = nested.Result;
        }

        return result is RazorComponentResult page && context.Request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "br" && encoding.Quality != 0)
            ? new CompressedPage(page) : answer;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ContentEncoding = "br";
        response.Headers.Append("Vary", "Accept-Encoding");
        var line = response.Body;
        await using var packed = new BrotliStream(line, Quick, leaveOpen: true);
        response.Body = packed;
        try
        {
            await page.ExecuteAsync(httpContext);
            await httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
        }
        finally
        {
            response.Body = line;
        }
    }
}
