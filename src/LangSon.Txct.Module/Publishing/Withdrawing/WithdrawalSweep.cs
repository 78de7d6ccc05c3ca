using LangSon.Txct.Central;
using LangSon.Txct.Pages;
using LangSon.Txct.Publishing.Catalogue;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Publishing.Withdrawing;

/// <summary>Withdraws what published documents say that they withdraw or replace. It looks at the state, not at events.</summary>
internal sealed class WithdrawalSweep(IPapers papers, ICatalogue catalogue, IWithdrawals withdrawals, Withdrawer withdrawer, ILogger<WithdrawalSweep> logger)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (await papers.WithdrawingAsync(cancel) is not { Count: > 0 } orders)
        {
            return;
        }

        var done = (await withdrawals.AllAsync(cancel)).Select(order => order.DocumentId).ToHashSet();
        var shown = await catalogue.AllAsync(cancel);
        foreach (var order in orders)
        {
            var own = (await papers.ConcerningAsync(order.DocumentId, order.Withdraws(), cancel)).Select(paper => new Target(paper.DocumentId, paper.Metadata));
            var known = own.Concat(shown.Select(document => new Target(document.DocumentId, document.Metadata))).DistinctBy(target => target.DocumentId);
            if (Find(order, [.. known]) is { } target && done.Add(target.DocumentId))
            {
                await withdrawer.OrderAsync(OrderOf(order, target), order.Metadata.FullNumber() ?? order.DocumentId, cancel);
            }
        }
    }

    /// <summary>The document that is meant: its number, issued no later, by the same body if several bear it. In doubt none: a person decides.</summary>
    private Target? Find(Paper paper, IReadOnlyList<Target> known)
    {
        var bearing = known.Where(target => target.DocumentId != paper.DocumentId && target.Metadata.FullNumber() == paper.Withdraws()
            && !(target.Metadata.IssuedOn > paper.Metadata.IssuedOn)).ToList();
        var meant = bearing.Count > 1 ? [.. bearing.Where(target => target.Metadata.Issuer == paper.Metadata.Issuer)] : bearing;
        if (meant.Count > 1)
        {
            Log.WithdrawalUnclear(logger, paper.DocumentId, meant.Count);
        }

        return meant.Count == 1 ? meant[0] : null;
    }

    private static Withdrawal OrderOf(Paper paper, Target target)
    {
        var day = paper.Metadata.IssuedOn is { } issued ? $" ngày {Words.Date(issued)}" : "";
        return paper.Metadata.Relations.Withdraws is not null
            ? new Withdrawal(target.DocumentId, $"Thu hồi theo văn bản số {paper.Metadata.FullNumber()}{day}.", null)
            : new Withdrawal(target.DocumentId, $"Được thay thế bằng văn bản số {paper.Metadata.FullNumber()}{day}.", paper.DocumentId);
    }

    private sealed record Target(string DocumentId, DocumentMetadata Metadata);
}
