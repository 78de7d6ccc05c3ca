using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Release;

/// <summary>Sends on its way whatever may go out by now. It looks at the state, not at events: nothing is missed, nothing goes twice.</summary>
internal sealed class ReleaseSweep(
    IPapers papers, IReleaseOrders orders, Rounds rounds, IOutbox outbox, IDatabase database, RelayBell bell, IOptions<PublishingOptions> options, TimeProvider time)
{
    /// <summary>Papers that are sent on their way by one commit.</summary>
    private const int PerCommit = 64;

    public async Task RunAsync(CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var gathering = await papers.InSetsAsync(cancel);
        var ordered = (await orders.AllAsync(cancel)).Select(order => (order.DocumentId, order.Number)).ToHashSet();

        // A later version must not be visible before the set in which an earlier one stands.
        var free = (await papers.WaitingAsync(cancel)).Where(paper => gathering.All(earlier => earlier.DocumentId != paper.DocumentId)).ToLookup(paper => ordered.Contains((paper.DocumentId, paper.Number)));
        var due = free[false].Where(paper => ReleaseRule.IsMet(paper.Metadata, calendar, time.GetUtcNow())).ToList();
        var released = options.Value.Release == ReleaseMode.WhenComplete ? PublicationSets.Of(due, await papers.PapersAsync(cancel), ordered, calendar.Plan) : due;

        // What a person let go waits for no other paper.
        foreach (var some in free[true].Concat(released).Chunk(PerCommit))
        {
            await SendAsync(some, cancel);
        }

        foreach (var set in PublicationSets.Complete(gathering))
        {
            await SendAsync(set, cancel);
        }
    }

    private async Task SendAsync(IEnumerable<Paper> released, CancellationToken cancel)
    {
        await database.WriteAsync(
            async work =>
            {
                foreach (var paper in released)
                {
                    if (await papers.MarkSendingAsync(work, paper, cancel))
                    {
                        await outbox.AddAsync(work, paper.ToDelivery(), cancel);
                    }
                }
            },
            cancel);
        bell.Ring();
    }

    private async Task SendAsync(PublicationSet set, CancellationToken cancel)
    {
        var delivery = new NewDelivery(DeliveryPayload.PublicationSet, set.Id, 1, set.Id, DeliveryPayload.Write(set));
        if (await database.WriteAsync(work => outbox.AddAsync(work, delivery, cancel), cancel))
        {
            bell.Ring();
        }
    }
}
