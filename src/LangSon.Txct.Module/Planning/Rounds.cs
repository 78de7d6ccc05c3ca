namespace LangSon.Txct.Planning;

/// <summary>The rounds as they stand now: the plan, and the sessions last heard of.</summary>
internal sealed class Rounds(YearPlan plan, IDirectory directory)
{
    public YearPlan Plan => plan;

    public async Task<RoundCalendar> CalendarAsync(CancellationToken cancel) => new(plan, await directory.SessionsAsync(cancel));
}
