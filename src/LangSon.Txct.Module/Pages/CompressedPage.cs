using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LangSon.Txct.Pages;

/// <summary>A page as it travels over a weak line: packed, where the browser can unpack it. No page holds a secret that its length could tell.</summary>
/// <remarks>Nothing is sent before the page is whole: one that fails while it is made leaves the answer to whoever tells of the failure.</remarks>
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
        var (response, cancel) = (httpContext.Response, httpContext.RequestAborted);
        using var packed = await PackAsync(httpContext);
        response.Headers.ContentEncoding = "br";
        response.Headers.Append("Vary", "Accept-Encoding");
        response.ContentLength = packed.Length;
        await packed.CopyToAsync(response.Body, cancel);
    }

    private async Task<MemoryStream> PackAsync(HttpContext context)
    {
        var line = context.Response.Body;
        var packed = new MemoryStream();
        await using (var packing = new BrotliStream(packed, Quick, leaveOpen: true))
        {
            context.Response.Body = packing;
            try
            {
                await page.ExecuteAsync(context);
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            }
            finally
            {
                context.Response.Body = line;
            }
        }

        packed.Position = 0;
        return packed;
    }
}
