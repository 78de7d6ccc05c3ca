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
    public static void MapOperations(this IEndpointRouteBuilder module) => module.MapGet("/api/work", Work).RequireOffice();

    /// <summary>What is on its way: all zero when the module has come to rest.</summary>
    private static async Task<Ok<OpenWork>> Work(
        PublishingLoop publishing, Intake intake, Collector collector, IInbox inbox, IOutbox outbox, CancellationToken cancel) =>
        TypedResults.Ok(new OpenWork(
            publishing.OpenWakes,
            (await intake.UntakenAsync(cancel)).Count,
            collector.OpenAsks,
            await inbox.CountOpenAsync(cancel),
            await outbox.CountOpenAsync(cancel)));
}

/// <param name="WakesOpen">Wake-ups of publishing that were not acted upon yet.</param>
/// <param name="FilesOpen">Files in the drop folder that were not taken yet.</param>
/// <param name="AsksOpen">Group systems that are being asked.</param>
/// <param name="ReportsOpen">Groups' papers that were listed and not fetched yet.</param>
/// <param name="DeliveriesOpen">What waits to reach the central system.</param>
internal sealed record OpenWork(int WakesOpen, int FilesOpen, int AsksOpen, int ReportsOpen, int DeliveriesOpen);
