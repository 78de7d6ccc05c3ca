using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Collecting.Waiting;

/// <summary>Groups' papers of which a person says what they are: the page on which the Office takes them, or does not.</summary>
internal static class WaitingScreens
{
    public static void MapWaiting(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("office/waiting").RequireOffice();
        pages.MapGet("", async (string? done, WaitingReader reader, CancellationToken cancel) => Page(await reader.ReadAsync(cancel), null, done is not null));
        pages.MapPost("{id:long}", Decide).DisableAntiforgery().RequireOwnRequest();
    }

    private static async Task<Results<SeeOther, RazorComponentResult<WaitingPage>>> Decide(
        long id, HttpContext context, ReportDecisions decisions, WaitingReader reader, ModulePaths paths, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        var meeting = form?.Day("day") is { } day && form["place"] is { } place ? new MeetingPlace(day, place) : null;
        var fault = await decisions.DecideAsync(id, new ReportDecision(form?["act"] ?? "", form?["group"], form?["round"], form?["kind"], meeting), context.User.Id(), cancel);
        return fault is null
            ? new SeeOther(paths.To(context, "office/waiting?done=1"))
            : Page(await reader.ReadAsync(cancel), new WaitingFault(fault.IsGone ? 0 : id, fault.Message), false);
    }

    private static RazorComponentResult<WaitingPage> Page(WaitingView view, WaitingFault? fault, bool isDone) =>
        new(new { View = view, Fault = fault, IsDone = isDone }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
}
