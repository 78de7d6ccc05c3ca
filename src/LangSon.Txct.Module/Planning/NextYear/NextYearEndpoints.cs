using LangSon.Txct.Pages;
using LangSon.Txct.Planning.PlanFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning.NextYear;

internal static class NextYearEndpoints
{
    public static void MapNextYear(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("office/next-year").RequireOffice();
        pages.MapGet("", (Rounds rounds) => Page(rounds.Plan, NextYearForm.Proposed(rounds.Plan), []));
        pages.MapPost("", Make).DisableAntiforgery().RequireOwnRequest();
    }

    /// <summary>Gives next year's plan as a file that `txct plan check` has nothing against, or the form again with what is wrong.</summary>
    private static async Task<Results<FileContentHttpResult, RazorComponentResult<NextYearPage>>> Make(
        HttpRequest request, Rounds rounds, IOptions<PlanningOptions> options, CancellationToken cancel)
    {
        var plan = rounds.Plan;
        var form = Typed(await request.ReadFormAsync(cancel), plan);
        var (answers, faults) = form.Read(plan.Year + 1);
        if (answers is null)
        {
            return Page(plan, form, faults);
        }

        var file = NextYearPlan.Of(await File.ReadAllTextAsync(options.Value.PlanFile, cancel), answers);
        using var json = new MemoryStream(file);
        var (_, found) = PlanFile.Check(json);
        return found.Count > 0
            ? Page(plan, form, [.. found.Select(fault => new TypedFault("number", $"{fault.Path}: {fault.Message}"))])
            : TypedResults.File(file, "application/json", $"plan-{plan.Year + 1}.json");
    }

    private static NextYearForm Typed(IFormCollection form, YearPlan plan) => new(
        Text(form, "number"), Text(form, "issuedOn"), Text(form, "term"),
        [.. NextYearForm.Proposed(plan).Windows.Select(window => window with { First = Text(form, $"first-{window.Letter}"), Last = Text(form, $"last-{window.Letter}") })],
        Text(form, "holidays"), Text(form, "workingDays"));

    private static string Text(IFormCollection form, string name) => form[name].ToString();

    private static RazorComponentResult<NextYearPage> Page(YearPlan plan, NextYearForm form, IReadOnlyList<TypedFault> faults) => new(new { plan.Year, Form = form, Faults = faults })
    {
        StatusCode = faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
    };
}
