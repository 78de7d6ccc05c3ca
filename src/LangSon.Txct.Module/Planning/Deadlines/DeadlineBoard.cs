namespace LangSon.Txct.Planning.Deadlines;

/// <summary>The deadlines of a round, for the Office.</summary>
internal sealed class DeadlineBoard(Rounds rounds, DeadlineReader deadlines, IDeadlineRegister register, TimeProvider time)
{
    /// <param name="roundId">Null for the current round; <see cref="DeadlinesView.WholeYear"/> for what belongs to none.</param>
    /// <returns>Null if the plan has no such round.</returns>
    public async Task<DeadlinesView?> OfRoundAsync(string? roundId, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var round = roundId is null ? calendar.Current(time.GetUtcNow()) : calendar.Plan.Rounds.FirstOrDefault(candidate => candidate.Id == roundId);
        return round is null && roundId != DeadlinesView.WholeYear
            ? null
            : DeadlinesView.Of(calendar.Plan, round, await deadlines.AllAsync(cancel), await register.ChangesSinceAsync(time.GetUtcNow() - DeadlinesView.MovedFor, cancel), time.Today());
    }
}
