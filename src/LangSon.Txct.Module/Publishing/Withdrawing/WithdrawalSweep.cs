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
        var own = await papers.PapersAsync(cancel);
        var known = own.Where(paper => paper.Stage != PaperStage.Withdrawn).Select(paper => new Target(paper.DocumentId, paper.Metadata))
            .Concat((await catalogue.AllAsync(cancel)).Where(document => document.Withdrawn is null).Select(document => new Target(document.DocumentId, document.Metadata)))
            .DistinctBy(target => target.DocumentId).ToList();
        var ordered = (await withdrawals.AllAsync(cancel)).Select(order => order.DocumentId).ToHashSet();

        foreach (var paper in own.Where(paper => paper.Stage == PaperStage.Published))
        {
            if (WithdrawnBy(paper.Metadata) is { } number && Find(paper, number, known) is { } target && ordered.Add(target.DocumentId))
            {
                await withdrawer.OrderAsync(OrderOf(paper, target), paper.Metadata.FullNumber() ?? paper.DocumentId, cancel);
            }
        }
    }

    /// <summary>The number of the other document that must go once this one is there; null if there is none.</summary>
    public static string? WithdrawnBy(DocumentMetadata metadata) =>
        metadata.Relations.Withdraws ?? (metadata.Relations.Replaces is { } replaced && replaced != metadata.FullNumber() ? replaced : null);

    /// <summary>The document that is meant: its number, issued no later, by the same body if several bear it. In doubt none: a person decides.</summary>
    private Target? Find(Paper paper, string number, IReadOnlyList<Target> known)
    {
        var bearing = known.Where(target => target.DocumentId != paper.DocumentId && target.Metadata.FullNumber() == number
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
