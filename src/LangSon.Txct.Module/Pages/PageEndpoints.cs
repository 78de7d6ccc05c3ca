using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Pages;

internal static class PageEndpoints
{
    /// <summary>No script but the module's own, nothing from elsewhere, no frame around the page, no form that leads away.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static void MapAssets(this IEndpointRouteBuilder module)
    {
        module.ServiceProvider.GetRequiredService<ModulePaths>().LearnFrom(module.MapGet("assets/{name}", FindAsset).AllowAnonymous());
        module.MapGet("worker.js", FindWorker).AllowAnonymous();
    }

    /// <summary>A group of pages: each answer says what a browser may do with it, and that it is one person's.</summary>
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder module, string prefix)
    {
        var pages = module.MapGroup(prefix);
        pages.AddEndpointFilter(async (call, next) =>
        {
            var services = call.HttpContext.RequestServices;
            Guard(call.HttpContext.Response.Headers);
            Fragments.Announce(call.HttpContext, services.GetRequiredService<Assets>(), services.GetRequiredService<ModulePaths>());
            return CompressedPage.Of(call.HttpContext, await next(call));
        });
        return pages;
    }

    private static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "private, no-cache";
    }

    /// <summary>The name holds the digest of the content, so it never changes and is kept for good.</summary>
    private static Results<FileContentHttpResult, NotFound> FindAsset(string name, Assets assets, HttpContext context)
    {
        if (assets.Find(name) is not { } asset)
        {
            return TypedResults.NotFound();
        }

        return Send(asset, "public, max-age=31536000, immutable", context);
    }

    /// <summary>Asked for anew each time, so that a newer worker is found. Its place is its scope: the module's pages and no others.</summary>
    private static FileContentHttpResult FindWorker(Assets assets, HttpContext context) => Send(assets.Worker, "no-cache", context);

    private static FileContentHttpResult Send(Asset asset, string caching, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = caching;
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept-Encoding";
        var brotli = context.Request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "br" && encoding.Quality != 0);
        headers.ContentEncoding = brotli ? "br" : default;
        return TypedResults.Bytes(brotli ? asset.Brotli : asset.Bytes, asset.MediaType);
    }
}
