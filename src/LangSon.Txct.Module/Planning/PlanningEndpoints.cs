using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.Closing;
using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Planning.NextYear;
using LangSon.Txct.Planning.Schedule.Calendars;
using LangSon.Txct.Planning.Schedule.Entering;
using LangSon.Txct.Planning.Templates;
using LangSon.Txct.Planning.Year;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Planning;

internal static class PlanningEndpoints
{
    public static void MapPlanning(this IEndpointRouteBuilder module)
    {
        module.MapPages("office").RequireOffice().MapGet("", Page);
        module.MapGet("api/office/board", Find).RequireOffice();
        module.MapFollowUp();
        module.MapYear();
        module.MapNextYear();
        module.MapDeadlines();
        module.MapClosings();
        module.MapCalendars();
        module.MapRoundFiles();
        module.MapSchedule();
        module.MapTemplates();
    }

    /// <summary>The board of one round; of the current one if none is named.</summary>
    private static async Task<Results<RazorComponentResult<BoardPage>, RazorComponentResult<MessagePage>>> Page(
        string? round, BoardReader board, WorkList work, TimeProvider time, CancellationToken cancel) =>
        await ViewAsync(round, board, work, time, cancel) is { } view
            ? new RazorComponentResult<BoardPage>(new { View = view })
            : Message.Page(StatusCodes.Status404NotFound, "TXCT-PLN-001", "Kế hoạch năm không có đợt này", "Xin chọn một đợt trên trang theo dõi.", ("office", "Về trang theo dõi"));

    private static async Task<Results<Ok<BoardView>, ProblemHttpResult>> Find(
        string? round, BoardReader board, WorkList work, TimeProvider time, CancellationToken cancel) =>
        await ViewAsync(round, board, work, time, cancel) is { } view
            ? TypedResults.Ok(view)
            : Problems.Of(StatusCodes.Status404NotFound, "TXCT-PLN-001", "Kế hoạch năm không có đợt này.");

    private static async Task<BoardView?> ViewAsync(string? round, BoardReader board, WorkList work, TimeProvider time, CancellationToken cancel)
    {
        if (await board.ReadAsync(round, cancel) is not { } read)
        {
            return null;
        }

        var view = BoardView.Of(read, time.GetUtcNow());
        return view with { Work = await work.OfAsync(view, cancel) };
    }
}
