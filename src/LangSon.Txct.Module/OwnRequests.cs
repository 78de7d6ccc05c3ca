using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LangSon.Txct;

/// <summary>Lets only requests of the module's own pages and tools change anything: a strange site's form gets no further.</summary>
internal static class OwnRequests
{
    /// <summary>What a tool sends that is no browser; a strange site cannot make a browser send it.</summary>
    public const string Header = "X-Txct-Request";

    public static TBuilder RequireOwnRequest<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (call, next) => IsOwn(call.HttpContext.Request)
            ? await next(call)
            : Problems.Of(StatusCodes.Status403Forbidden, "TXCT-SEC-001", "Yêu cầu không đến từ trang của phân hệ. Xin mở lại trang rồi thử lại."));

    /// <summary>By what the browser itself says of the request's origin; older browsers say it in another header.</summary>
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site ? site == "same-origin"
        : request.Headers.Origin.ToString() is { Length: > 0 } origin ? Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value
        : request.Headers.ContainsKey(Header);
}
