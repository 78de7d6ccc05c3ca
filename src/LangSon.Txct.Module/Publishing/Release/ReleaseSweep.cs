using LangSon.Txct.Delivery;
using LangSon.Txct.Planning;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Publishing.Release;

/// <summary>Sends on its way whatever may go out by now. It looks at the state, not at events: nothing is missed, nothing goes twice.</summary>
internal sealed class ReleaseSweep(IPapers papers, Rounds rounds, IOutbox outbox, IDatabase database, RelayBell bell, TimeProvider time)
{
    /// <summary>Papers that are sent on their way by one commit.</summary>
    private const int PerCommit = 64;

    public async Task RunAsync(CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var due = (await papers.WaitingAsync(cancel)).Where(paper => ReleaseRule.IsMet(paper.Metadata, calendar, time.GetUtcNow()));
        foreach (var some in due.Chunk(PerCommit))
        {
            await ReleaseAsync(some, cancel);
        }
    }

    private async Task ReleaseAsync(IEnumerable<Paper> due, CancellationToken cancel)
    {
        await database.WriteAsync(
            async work =>
            {
                foreach (var paper in due)
                {
                    if (await papers.MarkSendingAsync(work, paper.DocumentId, paper.Number, cancel))
                    {
                        await outbox.AddAsync(work, Delivery(paper), cancel);
                    }
                }
            },
            cancel);
        bell.Ring();
    }

    private static NewDelivery Delivery(Paper paper) =>
        new(DeliveryPayload.Document, paper.DocumentId, paper.Number, paper.DocumentId, DeliveryPayload.Write(paper.ToVersion()));
}
