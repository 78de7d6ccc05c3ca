using LangSon.Txct.Planning;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Release;

/// <summary>What the next publications will be, by the rules by which they happen: told before anything goes out.</summary>
internal sealed class ReleaseForecast(IPapers papers, IReleaseOrders orders, Rounds rounds, IOptions<PublishingOptions> options, TimeProvider time)
{
    /// <summary>Each version that waits, what goes first first.</summary>
    public async Task<IReadOnlyList<ExpectedRelease>> ReadAsync(CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var all = await papers.PapersAsync(cancel);
        var ordered = (await orders.AllAsync(cancel)).Select(order => (order.DocumentId, order.Number)).ToHashSet();
        var waiting = all.Where(paper => paper.Stage == PaperStage.Waiting).ToLookup(paper => ordered.Contains((paper.DocumentId, paper.Number)) || ReleaseRule.IsMet(paper.Metadata, calendar, time.GetUtcNow()));
        var going = options.Value.Release == ReleaseMode.WhenComplete ? PublicationSets.Of([.. waiting[true]], all, ordered, calendar.Plan) : waiting[true];
        var goes = going.Select(paper => (paper.DocumentId, paper.Number)).Concat(ordered).ToHashSet();
        return
        [
            .. waiting[true].Select(paper => new ExpectedRelease(paper, goes.Contains((paper.DocumentId, paper.Number)) ? ReleaseMoment.Now : ReleaseMoment.WithOthers, null)),
            .. waiting[false].Select(paper => new ExpectedRelease(paper, ReleaseMoment.AtClosing, ReleaseRule.Awaited(paper.Metadata, calendar))),
            .. all.Where(paper => paper.Stage == PaperStage.Incomplete).Select(paper => new ExpectedRelease(paper, ReleaseMoment.AfterMain, null)),
        ];
    }
}

/// <param name="Session">Whose closing is awaited; null unless <see cref="ReleaseMoment.AtClosing"/>, or while it is not known.</param>
internal sealed record ExpectedRelease(Paper Paper, ReleaseMoment Moment, Session? Session);

/// <summary>When a paper goes out.</summary>
internal enum ReleaseMoment
{
    /// <summary>With the next look, which comes of itself within seconds.</summary>
    Now,

    /// <summary>Once the round's other required papers are there.</summary>
    WithOthers,

    /// <summary>When the session has closed.</summary>
    AtClosing,

    /// <summary>Once the document to which it is an annex has come.</summary>
    AfterMain,
}
