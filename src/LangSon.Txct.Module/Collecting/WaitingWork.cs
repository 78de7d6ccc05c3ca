using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Collecting;

/// <summary>Groups' papers that wait for a person, for Planning's board.</summary>
internal sealed class WaitingWork(IInbox inbox) : IOpenWork
{
    public async Task<IReadOnlyList<WorkItem>> OfRoundAsync(string roundId, CancellationToken cancel)
    {
        var held = (await inbox.AllAsync(cancel)).Where(row => row.State == InboxState.Held).ToList();
        return held.Count == 0 ? [] : [new WorkItem($"{held.Count} văn bản của Tổ chờ xem lại", held[^1].Message, "Xem và nhận", "office/waiting")];
    }
}
