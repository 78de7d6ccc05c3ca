using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Planning.Deadlines;

internal static class DeadlineEndpoints
{
    public static void MapDeadlines(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("office/deadlines").RequireOffice();
        pages.MapGet("", Show);
        pages.MapPost("extensions", Extend).DisableAntiforgery().RequireOwnRequest();
        module.MapGet("api/office/deadlines", Find).RequireOffice();
    }

    private static async Task<Results<RazorComponentResult<DeadlinesPage>, RazorComponentResult<MessagePage>>> Show(string? round, DeadlineBoard board, CancellationToken cancel) =>
        await board.OfRoundAsync(round, cancel) is { } view ? Page(view, null, null) : Unknown();

    private static async Task<Results<Ok<DeadlinesView>, ProblemHttpResult>> Find(string? round, DeadlineBoard board, CancellationToken cancel) =>
        await board.OfRoundAsync(round, cancel) is { } view
            ? TypedResults.Ok(view)
            : Problems.Of(StatusCodes.Status404NotFound, "TXCT-PLN-001", "Kế hoạch năm không có đợt này.");

    /// <summary>Grants more time, or shows the form again with what is wrong.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<DeadlinesPage>, RazorComponentResult<MessagePage>>> Extend(
        [FromForm] string? round, [FromForm] string? rule, [FromForm] string? subject, [FromForm] string? meeting, [FromForm] string? until, [FromForm] string? reason,
        HttpContext context, DeadlineBoard board, IDeadlineRegister register, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        var typed = new ExtensionForm(rule, subject, meeting, until, reason);
        if (await board.OfRoundAsync(round, cancel) is not { } view || view.Rows.FirstOrDefault(typed.IsOf) is not { } row)
        {
            return Unknown();
        }

        if (typed.Fault(row) is { } fault)
        {
            return Page(view, typed, fault);
        }

        var granted = new Extension(row.Rule, row.Subject, view.Round.Id == DeadlinesView.WholeYear ? null : view.Round.Id, row.Meeting, typed.Day!.Value, typed.WrittenReason, context.User.Id(), time.GetUtcNow());
        await register.ExtendAsync(granted, cancel);
        return new SeeOther(paths.To(context, $"office/deadlines?round={Uri.EscapeDataString(view.Round.Id)}"));
    }

    private static RazorComponentResult<DeadlinesPage> Page(DeadlinesView view, ExtensionForm? typed, string? fault) =>
        new(new { View = view, Typed = typed, Fault = fault }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    private static RazorComponentResult<MessagePage> Unknown() => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-PLN-002", "Không có thời hạn này", "Có thể lịch tiếp xúc vừa thay đổi. Xin mở lại trang thời hạn.", ("office/deadlines", "Về trang thời hạn"));
}
