using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Release;

/// <summary>Sends on its way whatever may go out by now. It looks at the state, not at events: nothing is missed, nothing goes twice.</summary>
internal sealed class ReleaseSweep(
    IPapers papers, Rounds rounds, IOutbox outbox, IDatabase database, RelayBell bell, IOptions<PublishingOptions> options, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var all = await papers.PapersAsync(cancel);
        var due = all.Where(paper => paper.Stage == PaperStage.Waiting && !WaitsForSet(paper, all) && ReleaseRule.IsMet(paper.Metadata, calendar, time.GetUtcNow())).ToList();
        foreach (var released in options.Value.Release == ReleaseMode.WhenComplete ? PublicationSets.Of(due, all, calendar.Plan) : due.Select(paper => new PublicationSets.Released(paper, null)))
        {
            await SendAsync(released.Paper with { SetId = released.SetId }, cancel);
        }

        foreach (var set in PublicationSets.Complete(all))
        {
            await SendAsync(set, cancel);
        }
    }

    /// <summary>A later version must not be visible before the set in which an earlier one stands.</summary>
    private static bool WaitsForSet(Paper paper, IReadOnlyList<Paper> all) =>
        all.Any(earlier => earlier.DocumentId == paper.DocumentId && earlier.Number < paper.Number && earlier.SetId is not null && earlier.Stage is PaperStage.Sending or PaperStage.InSet);

    private async Task SendAsync(Paper paper, CancellationToken cancel)
    {
        await database.WriteAsync(
            async work =>
            {
                if (await papers.MarkSendingAsync(work, paper, cancel))
                {
                    await outbox.AddAsync(work, paper.ToDelivery(), cancel);
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
