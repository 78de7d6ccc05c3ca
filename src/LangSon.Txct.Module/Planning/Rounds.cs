using LangSon.Txct.Planning.Waiving;

namespace LangSon.Txct.Planning;

/// <summary>The rounds as they stand now: the plan, the sessions last heard of, and the papers that a round does without.</summary>
internal sealed class Rounds(YearPlan plan, IDirectory directory, IWaivers waivers, TimeProvider time)
{
    /// <summary>With the amendments issued by today.</summary>
    public YearPlan Plan => plan.On(time.Today());

    /// <summary>Each round with the papers that it needs: those that the Office has waived are left out.</summary>
    public async Task<RoundCalendar> CalendarAsync(CancellationToken cancel)
    {
        var waived = (await waivers.AllAsync(cancel)).ToLookup(waiver => waiver.RoundId, waiver => waiver.Type);
        var needed = waived.Count == 0 ? Plan : Plan with { Rounds = [.. Plan.Rounds.Select(round => Without(round, waived[round.Id]))] };
        return new RoundCalendar(needed, await directory.SessionsAsync(cancel));
    }

    private static Round Without(Round round, IEnumerable<string> types) => round with { Papers = [.. round.Papers.Where(paper => !types.Contains(paper.Type))] };
}
