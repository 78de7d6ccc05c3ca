using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Operations.Setup;

/// <summary>The first set-up in four steps, which can be left and gone on with at any time.</summary>
internal static class SetupScreens
{
    public static void MapSetup(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("setup", Show);
        pages.MapPost("setup/roles", Tried).DisableAntiforgery().RequireOwnRequest();
        pages.MapPost("setup/trial", Send).DisableAntiforgery().RequireOwnRequest();
        pages.MapPost("setup/trial/end", TakeAway).DisableAntiforgery().RequireOwnRequest();
    }

    private static async Task<RazorComponentResult<SetupPage>> Show(SetupReader setup, CancellationToken cancel) => new(new { Steps = await setup.ReadAsync(cancel) });

    private static async Task<SeeOther> Tried(HttpContext context, IHistory history, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        await history.AddAsync(new HistoryEvent(time.GetUtcNow(), context.User.Id(), HistoryActs.RolesTried, "Các vai trò", null), cancel);
        return new SeeOther(paths.To(context, "admin/setup#step-3"));
    }

    private static async Task<SeeOther> Send(HttpContext context, TrialPaper trial, ModulePaths paths, CancellationToken cancel)
    {
        await trial.SendAsync(cancel);
        return new SeeOther(paths.To(context, "admin/setup#step-4"));
    }

    private static async Task<SeeOther> TakeAway(HttpContext context, TrialPaper trial, ModulePaths paths, CancellationToken cancel)
    {
        await trial.TakeAwayAsync(context.User.Id(), cancel);
        return new SeeOther(paths.To(context, "admin/setup#step-4"));
    }
}
