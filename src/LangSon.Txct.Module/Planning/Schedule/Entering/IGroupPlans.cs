namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>The plans that groups have sent, as files of which a schedule can be read. Planning asks; Collecting knows.</summary>
internal interface IGroupPlans
{
    /// <returns>Of all groups, the latest last; each content of a group once.</returns>
    Task<IReadOnlyList<SentPlan>> AllAsync(CancellationToken cancel);
}

/// <param name="FileName">As the group named it.</param>
/// <param name="Sha256">By which the content store has its bytes.</param>
internal sealed record SentPlan(string GroupId, string FileName, string Sha256);
