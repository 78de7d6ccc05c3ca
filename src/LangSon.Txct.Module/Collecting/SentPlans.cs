using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Planning.Schedule.Entering;

namespace LangSon.Txct.Collecting;

/// <summary>Which plans have come from a group, for Planning's schedule.</summary>
internal sealed class SentPlans(IInbox inbox) : IGroupPlans
{
    private static readonly string[] Readable = [".docx", ".xlsx"];

    public async Task<IReadOnlyList<SentPlan>> AllAsync(CancellationToken cancel)
    {
        var plans =
            from row in await inbox.AllAsync(cancel)
            where row is { State: InboxState.Applied, Report: { Kind: "GroupPlan", GroupId: not null } }
            from file in row.Files ?? []
            where Readable.Contains(Path.GetExtension(file.Name).ToLowerInvariant())
            select new SentPlan(row.Report.GroupId!, file.Name, file.Sha256);
        return [.. plans.DistinctBy(plan => (plan.GroupId, plan.Sha256))];
    }
}
