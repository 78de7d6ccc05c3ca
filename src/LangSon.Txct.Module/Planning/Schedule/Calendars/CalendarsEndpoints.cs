using System.Security.Claims;
using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace LangSon.Txct.Planning.Schedule.Calendars;

internal static class CalendarsEndpoints
{
    private static readonly string[] GetAndHead = ["GET", "HEAD"];

    public static void MapCalendars(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("calendar").RequireReader();
        pages.MapGet("", Show);

        // The browser itself says where the form came from; no token has to be kept.
        pages.MapPost("{kind}", Renew).DisableAntiforgery().RequireOwnRequest();

        // Calendar programs cannot sign in: the token is the right.
        module.MapMethods("calendar/{token}.ics", GetAndHead, Read).AllowAnonymous().LimitRate();
    }

    private static async Task<RazorComponentResult<CalendarPage>> Show(ClaimsPrincipal person, IFeeds feeds, TimeProvider time, CancellationToken cancel) =>
        Page(await RowsAsync(person, feeds, cancel), null, time);

    /// <summary>Makes a new address, revokes the one before, and shows the new one: the only time it can be shown.</summary>
    private static async Task<Results<RazorComponentResult<CalendarPage>, RazorComponentResult<MessagePage>>> Renew(
        string kind, HttpContext context, IFeeds feeds, ModulePaths paths, TimeProvider time, ILogger<Feed> logger, CancellationToken cancel)
    {
        var person = context.User;
        if (FeedOwners.Of(person).FirstOrDefault(candidate => candidate.Kind == FeedKinds.Find(kind)) is not { } owner)
        {
            return Message.Page(
                StatusCodes.Status403Forbidden, "TXCT-PLN-041", "Tài khoản này không tạo được địa chỉ lịch ấy",
                "Xin chọn một lịch có trên trang đăng ký lịch.", ("calendar", "Về trang đăng ký lịch"));
        }

        var token = FeedToken.New();
        await feeds.PutAsync(new Feed(owner, person.Id(), time.GetUtcNow()), FeedToken.DigestOf(token), cancel);
        Log.AddressMade(logger, person.Id(), FeedKinds.NameOf(owner.Kind), owner.Id);
        context.Response.Headers.CacheControl = "no-store";
        var address = paths.Whole(context, $"calendar/{token}.ics");
        return Page(await RowsAsync(person, feeds, cancel), new NewAddress(owner.Kind, address), time);
    }

    /// <summary>The calendar; and the same answer to every token that is none, whether it ever was one or not.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> Read(string token, HttpContext context, FeedReader reader, CancellationToken cancel)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        return await reader.ReadAsync(token, cancel) is { } text
            ? TypedResults.Bytes(text.Bytes, CalendarText.MediaType, entityTag: new EntityTagHeaderValue($"\"{text.Tag}\"", isWeak: true))
            : TypedResults.NotFound();
    }

    private static async Task<IReadOnlyList<FeedRow>> RowsAsync(ClaimsPrincipal person, IFeeds feeds, CancellationToken cancel)
    {
        List<FeedRow> rows = [];
        foreach (var owner in FeedOwners.Of(person))
        {
            rows.Add(new FeedRow(owner.Kind, (await feeds.FindAsync(owner.Kind, owner.Id, cancel))?.MadeAt));
        }

        return rows;
    }

    private static RazorComponentResult<CalendarPage> Page(IReadOnlyList<FeedRow> rows, NewAddress? made, TimeProvider time) =>
        new(new { Rows = rows, Made = made, Today = time.Today() });
}
