namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>The plans that groups have sent, as files of which a schedule can be read. Planning asks; Collecting knows.</summary>
internal interface IGroupPlans
{
    /// <returns>The latest last.</returns>
    Task<IReadOnlyList<SentPlan>> OfAsync(string groupId, CancellationToken cancel);
}

/// <param name="FileName">As the group named it.</param>
/// <param name="Sha256">By which the content store has its bytes.</param>
internal sealed record SentPlan(string FileName, string Sha256);
