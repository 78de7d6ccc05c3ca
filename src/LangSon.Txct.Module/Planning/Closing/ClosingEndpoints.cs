using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Deadlines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Planning.Closing;

internal static class ClosingEndpoints
{
    public static void MapClosings(this IEndpointRouteBuilder module) =>
        module.MapPages("office/sessions").RequireOffice().MapPost("{id}/closing", Confirm).DisableAntiforgery().RequireOwnRequest();

    /// <summary>The button "Xác nhận đã bế mạc". A session that has closed already stays as it closed.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Confirm(
        string id, [FromForm] string? day, HttpContext context, IDirectory directory, DeadlineWatch watch, ModulePaths paths, TimeProvider time, ILogger<ConfirmedClosing> logger, CancellationToken cancel)
    {
        if ((await directory.SessionsAsync(cancel)).FirstOrDefault(session => session.Id == id) is not { } session)
        {
            return Message.Page(StatusCodes.Status404NotFound, "TXCT-PLN-003", "Không có kỳ họp này", "Xin xem lại bảng theo dõi.", ("office", "Về bảng theo dõi"));
        }

        var (at, fault) = ClosingForm.Read(day, session, time.GetUtcNow());
        if (fault is not null)
        {
            return Message.Page(StatusCodes.Status422UnprocessableEntity, "TXCT-PLN-004", "Chưa xác nhận được", fault, ("office", "Về bảng theo dõi"));
        }

        if (session.ClosedAt is null)
        {
            await directory.ConfirmAsync(new ConfirmedClosing(id, at!.Value, context.User.Id(), time.GetUtcNow()), cancel);
            Log.ClosingConfirmed(logger, id, context.User.Id());
            watch.Wake();
        }

        return new SeeOther(paths.To(context, "office"));
    }
}
