using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace LangSon.Txct.Pages;

/// <summary>Where the module stands in its host: no page knows, and each link needs it.</summary>
internal sealed class ModulePaths
{
    private string prefix = "";

    /// <summary>The path of a page, below whatever prefix and path base the host has given to the module.</summary>
    /// <param name="local">As the module maps it, without a leading slash; empty for the module's root.</param>
    public string To(HttpContext context, string local) => $"{context.Request.PathBase.ToUriComponent()}{prefix}/{local}";

    /// <summary>The same as a whole address, for programs elsewhere.</summary>
    public string Whole(HttpContext context, string local) => $"{context.Request.Scheme}://{context.Request.Host}{To(context, local)}";

    /// <summary>Learns the prefix from an endpoint of one literal segment and one parameter, once its whole pattern is known.</summary>
    public void LearnFrom(IEndpointConventionBuilder endpoint) => endpoint.Add(built =>
        prefix = string.Concat(((RouteEndpointBuilder)built).RoutePattern.PathSegments.SkipLast(2).Select(Literal)));

    private static string Literal(RoutePatternPathSegment segment) =>
        $"/{string.Concat(segment.Parts.OfType<RoutePatternLiteralPart>().Select(part => Uri.EscapeDataString(part.Content)))}";
}
