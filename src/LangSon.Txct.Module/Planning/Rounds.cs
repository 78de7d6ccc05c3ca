namespace LangSon.Txct.Planning;

/// <summary>The rounds as they stand now: the plan, and the sessions last heard of.</summary>
internal sealed class Rounds(YearPlan plan, IDirectory directory, TimeProvider time)
{
    /// <summary>With the amendments issued by today.</summary>
    public YearPlan Plan => plan.On(time.Today());

    public async Task<RoundCalendar> CalendarAsync(CancellationToken cancel) => new(Plan, await directory.SessionsAsync(cancel));
}
