using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Publishing;

/// <summary>Files that wait for a person, for Planning's board.</summary>
internal sealed class HeldWork(IPapers papers) : IOpenWork
{
    public async Task<IReadOnlyList<WorkItem>> OfRoundAsync(string roundId, CancellationToken cancel)
    {
        var held = (await papers.FilesAsync(cancel)).Where(file => file.Outcome == FileOutcome.Held).ToList();
        return held.Count == 0 ? [] : [new WorkItem($"{held.Count} tệp đang giữ", held[^1].Findings[0].Message, "Hoàn thiện", "office/held")];
    }
}
