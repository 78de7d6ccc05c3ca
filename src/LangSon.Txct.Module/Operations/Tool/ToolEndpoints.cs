using LangSon.Txct.Collecting;
using LangSon.Txct.Delivery;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Operations.Jobs;
using LangSon.Txct.Operations.Journal;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Publishing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Operations.Tool;

/// <summary>What the administrator's tool may ask and do. Nobody is signed in there; the token counts.</summary>
internal static class ToolEndpoints
{
    public static void MapTool(this IEndpointRouteBuilder module)
    {
        var api = module.MapGroup("/api/tool").AllowAnonymous().AddEndpointFilter(async (call, next) =>
        {
            var context = call.HttpContext;
            return ((ToolToken)context.RequestServices.GetService(typeof(ToolToken))!).IsIn(context.Request.Headers.Authorization.ToString())
                ? await next(call)
                : Problems.Of(StatusCodes.Status401Unauthorized, "TXCT-OPS-002", "Mã của công cụ không đúng hoặc đã cũ. Xin chạy lại lệnh trên máy chủ, với đúng thư mục dữ liệu của phân hệ.");
        });
        api.MapGet("/work", Work);
        api.MapPost("/pull", Pull);
        api.MapPost("/publish", Publish);
        api.MapGet("/checks", async (ModuleChecks checks, CancellationToken cancel) => await checks.RunAsync(isAnew: true, cancel));
        api.MapGet("/events", Events);
        api.MapGet("/jobs", Jobs);
        api.MapGet("/libraries", () => TypedResults.Ok(LoadedLibrary.Beside(typeof(TxctModule).Assembly)));
        api.MapPost("/jobs/retry", Retry);
    }

    /// <summary>All rounds of the year, and what is on its way.</summary>
    private static async Task<Ok<ToolWork>> Work(BoardReader boards, Rounds rounds, WorkReader work, IDeliveryRegister deliveries, TimeProvider time, CancellationToken cancel)
    {
        List<ToolRound> all = [];
        foreach (var round in rounds.Plan.Rounds)
        {
            all.Add(ToolRound.Of(BoardView.Of((await boards.ReadAsync(round.Id, cancel))!, time.GetUtcNow())));
        }

        return TypedResults.Ok(new ToolWork(all, await work.ReadAsync(cancel), (await deliveries.SetAsideAsync(cancel)).Count));
    }

    /// <summary>Has every source of groups' papers asked now.</summary>
    private static Accepted Pull(Collector collector)
    {
        collector.AskAll();
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Has the drop folder and the central system looked at now.</summary>
    private static Accepted Publish(PublishingLoop loop)
    {
        loop.Wake();
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>The module's last events, the latest first, without anything that may name a person.</summary>
    private static Ok<IEnumerable<ToolEvent>> Events(EventJournal journal) => TypedResults.Ok(journal.Entries().Select(ToolEvent.Of));

    /// <summary>Jobs of one state, at most 200; those that failed if none is named.</summary>
    private static async Task<Ok<IReadOnlyList<Job>>> Jobs(string? state, IJobs jobs, CancellationToken cancel) =>
        TypedResults.Ok(await jobs.ListAsync(Enum.TryParse<JobState>(state, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : JobState.Failed, null, cancel));

    /// <param name="id">One job that failed; null for all of them.</param>
    private static async Task<Ok<RetriedJobs>> Retry(string? id, JobRetries retries, CancellationToken cancel) => TypedResults.Ok(new RetriedJobs(await retries.RunAsync(id, cancel)));
}

/// <param name="SetAside">What was set aside and waits for a person.</param>
internal sealed record ToolWork(IReadOnlyList<ToolRound> Rounds, OpenWork Queues, int SetAside);

/// <param name="Retried">How many are tried again at once.</param>
internal sealed record RetriedJobs(int Retried);

internal sealed record ToolRound(string Id, string Letter, string Title, RoundStage? Stage, BoardCounts Counts)
{
    public static ToolRound Of(BoardView board) => new(board.Round.Id, board.Round.Letter, board.Round.Title, board.Round.Stage, board.Counts);
}

/// <summary>An event for somebody who helps from afar.</summary>
/// <param name="Id">The event's number.</param>
/// <param name="Area">The part of the module that wrote it.</param>
/// <param name="Form">The message without what was filled in.</param>
/// <param name="Causes">The types of the exceptions, the outermost first.</param>
internal sealed record ToolEvent(DateTimeOffset At, LogLevel Level, int Id, string Area, string Form, IReadOnlyList<string> Causes)
{
    public static ToolEvent Of(JournalEntry entry) => new(entry.At, entry.Level, entry.Id, entry.Area, entry.Form, [.. entry.Causes.Select(cause => cause.Split(':')[0])]);
}
