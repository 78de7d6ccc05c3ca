using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Schedule.Calendars;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace LangSon.Txct.Library.Open;

/// <summary>For the website and the press: what everybody may read, as pages, feeds and files, without signing in.</summary>
internal static class OpenEndpoints
{
    private const string Documents = "Tài liệu công khai của Hội đồng nhân dân tỉnh Lạng Sơn", Schedule = "Lịch tiếp xúc cử tri của Hội đồng nhân dân tỉnh Lạng Sơn";

    private static readonly string[] GetAndHead = ["GET", "HEAD"];

    public static void MapOpen(this IEndpointRouteBuilder module)
    {
        var open = module.MapPages("public").AllowAnonymous().LimitRate();
        open.AddEndpointFilter((call, next) =>
        {
            // A copy elsewhere must not outlive what was withdrawn by more than half a minute.
            call.HttpContext.Response.Headers.CacheControl = "public, max-age=30";
            return next(call);
        });
        open.MapGet("", async (OpenReader reader, CancellationToken cancel) => new RazorComponentResult<OpenPage>(new { View = await reader.ReadAsync(cancel), IsSchedule = false }));
        open.MapGet("schedule", async (OpenReader reader, CancellationToken cancel) => new RazorComponentResult<OpenPage>(new { View = await reader.ReadAsync(cancel), IsSchedule = true }));
        open.MapGet("documents.atom", (HttpContext context, OpenReader reader, ModulePaths paths, CancellationToken cancel) => DocumentsAsync(context, OpenFeeds.WriteAtom, OpenFeeds.Atom, reader, paths, cancel));
        open.MapGet("documents.json", (HttpContext context, OpenReader reader, ModulePaths paths, CancellationToken cancel) => DocumentsAsync(context, OpenFeeds.WriteJson, OpenFeeds.Json, reader, paths, cancel));
        open.MapGet("schedule.atom", (HttpContext context, OpenReader reader, ModulePaths paths, TimeProvider time, CancellationToken cancel) => ScheduleAsync(context, OpenFeeds.WriteAtom, OpenFeeds.Atom, reader, paths, time, cancel));
        open.MapGet("schedule.json", (HttpContext context, OpenReader reader, ModulePaths paths, TimeProvider time, CancellationToken cancel) => ScheduleAsync(context, OpenFeeds.WriteJson, OpenFeeds.Json, reader, paths, time, cancel));
        open.MapMethods("schedule.ics", GetAndHead, CalendarAsync);
        open.MapMethods("documents/{id}/{n:int}/{name}", GetAndHead, OpenAsync);
    }

    private static async Task<FileContentHttpResult> DocumentsAsync(
        HttpContext context, Func<string, string, string, IReadOnlyList<FeedEntry>, byte[]> write, string mediaType, OpenReader reader, ModulePaths paths, CancellationToken cancel)
    {
        string Whole(string path) => paths.Whole(context, path);
        return TypedResults.Bytes(write(Documents, Self(context), Whole("public/"), OpenFeeds.Of((await reader.ReadAsync(cancel)).Documents, Whole)), mediaType);
    }

    private static async Task<FileContentHttpResult> ScheduleAsync(
        HttpContext context, Func<string, string, string, IReadOnlyList<FeedEntry>, byte[]> write, string mediaType, OpenReader reader, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        string Whole(string path) => paths.Whole(context, path);
        return TypedResults.Bytes(write(Schedule, Self(context), Whole("public/schedule"), OpenFeeds.Of((await reader.ReadAsync(cancel)).Meetings, time.GetUtcNow(), Whole)), mediaType);
    }

    private static async Task<FileContentHttpResult> CalendarAsync(OpenReader reader, TimeProvider time, CancellationToken cancel)
    {
        var text = CalendarText.Of(Schedule, await reader.ScheduleAsync(cancel), time.GetUtcNow());
        return TypedResults.Bytes(text.Bytes, CalendarText.MediaType, entityTag: new EntityTagHeaderValue($"\"{text.Tag}\"", isWeak: true));
    }

    /// <summary>A public document's bytes. What was never public is not there; what was withdrawn is gone, with the reason.</summary>
    private static async Task<Results<FileStreamHttpResult, RazorComponentResult<MessagePage>>> OpenAsync(
        string id, int n, string name, HttpContext context, OpenReader reader, VisibleBytes visible, CancellationToken cancel)
    {
        if (await reader.FindAsync(id, cancel) is not { } found)
        {
            return Answer(DocumentMessages.NotShown());
        }

        if (found.Gone is { } reason)
        {
            return Answer(DocumentMessages.Withdrawn(reason, null));
        }

        if (found.Document.Number != n || found.Document.Parts.FirstOrDefault(candidate => candidate.Name == name) is not { } part)
        {
            return Answer(n < found.Document.Number ? DocumentMessages.Replaced() : DocumentMessages.NotShown());
        }

        switch (await visible.OpenAsync(found.Document, part, cancel))
        {
            case OpenedBytes.Ready ready:
                context.Response.Headers.Remove("Content-Security-Policy");
                var caching = context.Response.Headers.CacheControl;
                var file = FileAnswer.Of(context, ready.Bytes, part.MediaType, part.Name, part.Sha256, FileKinds.DispositionOf(part));
                context.Response.Headers.CacheControl = caching;
                return file;
            case OpenedBytes.Withdrawn gone:
                return Answer(DocumentMessages.Withdrawn(gone.Reason, null));
            case OpenedBytes.TryLater:
                return Answer(DocumentMessages.TryLater(context.Response));
            default:
                return Answer(DocumentMessages.Nowhere());
        }

        RazorComponentResult<MessagePage> Answer(RazorComponentResult<MessagePage> page)
        {
            // Nobody keeps a refusal: what is not there now may be there soon.
            context.Response.Headers.CacheControl = "no-store";
            return page;
        }
    }

    private static string Self(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase.ToUriComponent()}{context.Request.Path.ToUriComponent()}";
}
