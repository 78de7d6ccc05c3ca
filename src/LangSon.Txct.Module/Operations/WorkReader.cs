using LangSon.Txct.Collecting;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Delivery;
using LangSon.Txct.Publishing;
using LangSon.Txct.Publishing.Intake;

namespace LangSon.Txct.Operations;

/// <summary>Counts what is on its way through the module.</summary>
internal sealed class WorkReader(PublishingLoop publishing, Intake intake, Collector collector, IInbox inbox, IOutbox outbox, TimeProvider time)
{
    public async Task<OpenWork> ReadAsync(CancellationToken cancel) => new(
        publishing.OpenWakes,
        (await intake.UntakenAsync(cancel)).Count,
        collector.OpenAsks,
        await inbox.CountOpenAsync(time.GetUtcNow(), cancel),
        await outbox.CountOpenAsync(cancel));
}

/// <summary>What is on its way: all zero when the module has come to rest.</summary>
/// <param name="WakesOpen">Wake-ups of publishing that were not acted upon yet.</param>
/// <param name="FilesOpen">Files in the drop folder that were not taken yet.</param>
/// <param name="AsksOpen">Sources of groups' papers that are being asked.</param>
/// <param name="ReportsOpen">Groups' papers that were listed and not fetched yet.</param>
/// <param name="DeliveriesOpen">What waits to reach the central system.</param>
internal sealed record OpenWork(int WakesOpen, int FilesOpen, int AsksOpen, int ReportsOpen, int DeliveriesOpen);
