using System.Security.Claims;
using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Library.Search;

internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder module)
    {
        module.MapPages("search").RequireReader().MapGet("", Show);
        module.MapGet("api/search", Answer).RequireReader();
    }

    private static async Task<RazorComponentResult<SearchPage>> Show(
        string? q, string? only, [AsParameters] SearchFilter filter, ClaimsPrincipal person, SearchReader reader, CancellationToken cancel) =>
        new(new { View = await reader.ReadAsync(person, q, filter, GroupOf(only), cancel), Only = GroupOf(only) });

    /// <summary>The same as JSON.</summary>
    private static async Task<Ok<SearchView>> Answer(
        string? q, string? only, [AsParameters] SearchFilter filter, ClaimsPrincipal person, SearchReader reader, CancellationToken cancel) =>
        TypedResults.Ok(await reader.ReadAsync(person, q, filter, GroupOf(only), cancel));

    /// <summary>Null for all groups.</summary>
    private static SearchGroupKind? GroupOf(string? only) => Enum.GetValues<SearchGroupKind>().Where(kind => string.Equals(kind.ToString(), only, StringComparison.OrdinalIgnoreCase)).Cast<SearchGroupKind?>().FirstOrDefault();
}
