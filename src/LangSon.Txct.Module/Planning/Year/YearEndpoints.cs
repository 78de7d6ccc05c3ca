using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Planning.Year;

internal static class YearEndpoints
{
    public static void MapYear(this IEndpointRouteBuilder module)
    {
        module.MapPages("office/year").RequireOffice().MapGet("", Page);
        module.MapGet("api/office/year", async (YearReader year, CancellationToken cancel) => await year.ReadAsync(cancel)).RequireOffice();
    }

    /// <summary>All groups, or those of one standing in one round or in any; a filter that means nothing filters nothing.</summary>
    private static async Task<RazorComponentResult<YearPage>> Page(string? standing, string? round, YearReader year, CancellationToken cancel)
    {
        var view = await year.ReadAsync(cancel);
        var chosen = Enum.TryParse<GroupStanding>(standing, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : (GroupStanding?)null;
        return new RazorComponentResult<YearPage>(new { View = view, Standing = chosen, Round = view.Rounds.FirstOrDefault(row => row.Round.Id == round) });
    }
}
