using LangSon.Txct.Collecting;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Delivery;
using LangSon.Txct.Publishing;
using LangSon.Txct.Publishing.Intake;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Operations;

internal static class OperationsEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder module)
    {
        module.MapGet("/api/work", Work).RequireOffice();
        module.MapGet("/api/jobs", Jobs).RequireOffice();
        module.MapPost("/api/jobs/{id}/retry", Retry).RequireOffice().RequireOwnRequest();
    }

    /// <summary>What is on its way: all zero when the module has come to rest.</summary>
    private static async Task<Ok<OpenWork>> Work(
        PublishingLoop publishing, Intake intake, Collector collector, IInbox inbox, IOutbox outbox, TimeProvider time, CancellationToken cancel) =>
        TypedResults.Ok(new OpenWork(
            publishing.OpenWakes,
            (await intake.UntakenAsync(cancel)).Count,
            collector.OpenAsks,
            await inbox.CountOpenAsync(time.GetUtcNow(), cancel),
            await outbox.CountOpenAsync(cancel)));

    /// <summary>What was set aside and waits for a person.</summary>
    private static async Task<Ok<IReadOnlyList<SetAsideDelivery>>> Jobs(IDeliveryRegister register, CancellationToken cancel) =>
        TypedResults.Ok(await register.SetAsideAsync(cancel));

    /// <summary>Has one of them tried again at once.</summary>
    private static async Task<Results<Accepted, ProblemHttpResult>> Retry(string id, IOutbox outbox, RelayBell bell, CancellationToken cancel)
    {
        if (!await outbox.RetryAsync(id, cancel))
        {
            return Problems.Of(StatusCodes.Status404NotFound, "TXCT-OPS-001", "Việc này không còn chờ người xử lý. Xin xem lại danh sách.");
        }

        bell.Ring();
        return TypedResults.Accepted((string?)null);
    }
}

/// <param name="WakesOpen">Wake-ups of publishing that were not acted upon yet.</param>
/// <param name="FilesOpen">Files in the drop folder that were not taken yet.</param>
/// <param name="AsksOpen">Sources of groups' papers that are being asked.</param>
/// <param name="ReportsOpen">Groups' papers that were listed and not fetched yet.</param>
/// <param name="DeliveriesOpen">What waits to reach the central system.</param>
internal sealed record OpenWork(int WakesOpen, int FilesOpen, int AsksOpen, int ReportsOpen, int DeliveriesOpen);
