using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Collecting.Taken;
using LangSon.Txct.Collecting.Uploads;
using LangSon.Txct.Collecting.Waiting;
using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Collecting;

internal static class CollectingEndpoints
{
    public static void MapCollecting(this IEndpointRouteBuilder module)
    {
        var api = module.MapGroup("/api/collecting").RequireOffice();
        api.MapPost("/pull", Pull).RequireOwnRequest();
        api.MapGet("/sources", Sources);
        api.MapGet("/reports", Reports);
        api.MapPost("/reports/{id:long}/decision", Decide).RequireOwnRequest();
        api.MapGet("/reports/{id:long}/files/{number:int}", Open);
        module.MapTaken();
        module.MapTakenScreens();
        module.MapWaiting();
        module.MapSubmissions();
        module.MapGroupPapers();
    }

    /// <summary>Has every source asked now.</summary>
    private static Accepted Pull(Collector collector)
    {
        collector.AskAll();
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Each source: how it answers, and whether all that it has is here.</summary>
    private static async Task<Ok<IEnumerable<SourceRow>>> Sources(ISourceRegister sources, TimeProvider time, CancellationToken cancel) => TypedResults.Ok(
        (await sources.CoverageAsync(cancel)).Select(source => SourceRow.Of(source, time.GetUtcNow())));

    /// <summary>What the groups' sources have listed, and what became of it.</summary>
    private static async Task<Ok<IEnumerable<ReportRow>>> Reports(IInbox inbox, CancellationToken cancel) => TypedResults.Ok((await inbox.AllAsync(cancel)).Select(ReportRow.Of));

    /// <summary>A person takes a held paper, as it is or as a correction, or does not take it.</summary>
    private static async Task<Results<Accepted, ProblemHttpResult>> Decide(long id, ReportDecision decision, HttpContext context, ReportDecisions decisions, CancellationToken cancel) =>
        await decisions.DecideAsync(id, decision, context.User.Id(), cancel) switch
        {
            null => TypedResults.Accepted((string?)null),
            { IsGone: true } gone => Problems.Of(StatusCodes.Status404NotFound, "TXCT-COL-001", gone.Message),
            var fault => Problems.Of(StatusCodes.Status422UnprocessableEntity, "TXCT-COL-002", fault.Message),
        };

    /// <summary>The bytes that are kept of a paper, for the Office to look at: always saved, never shown within the module.</summary>
    /// <param name="number">From 1.</param>
    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Open(long id, int number, HttpContext context, IInbox inbox, IContentStore content, CancellationToken cancel) =>
        (await inbox.FindAsync(id, cancel))?.Files?.ElementAtOrDefault(number - 1) is { } file && await content.VerifyAsync(file.Sha256, cancel) && content.Open(file.Sha256) is { } bytes
            ? FileAnswer.Of(context, bytes, file.MediaType, file.Name, file.Sha256, "attachment")
            : Problems.Of(StatusCodes.Status404NotFound, "TXCT-COL-003", "Không có tệp này. Xin xem lại danh sách.");
}
