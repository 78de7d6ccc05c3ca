using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Planning.Schedule.Entering;

namespace LangSon.Txct.Collecting;

/// <summary>Which plans have come from a group, for Planning's schedule.</summary>
internal sealed class SentPlans(IInbox inbox) : IGroupPlans
{
    private static readonly string[] Readable = [".docx", ".xlsx"];

    public async Task<IReadOnlyList<SentPlan>> OfAsync(string groupId, CancellationToken cancel) =>
    [
        .. from row in await inbox.AllAsync(cancel)
        where row.State == InboxState.Applied && row.Report is { Kind: "GroupPlan" } && row.Report.GroupId == groupId
        from attachment in row.Report.Attachments
        where Readable.Contains(Path.GetExtension(attachment.Name).ToLowerInvariant())
        select new SentPlan(attachment.Name, attachment.Sha256),
    ];
}
