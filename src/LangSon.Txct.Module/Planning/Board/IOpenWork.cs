namespace LangSon.Txct.Planning.Board;

/// <summary>What waits for the Office in one capability. Planning's board asks each.</summary>
internal interface IOpenWork
{
    Task<IReadOnlyList<WorkItem>> OfRoundAsync(string roundId, CancellationToken cancel);
}

/// <summary>Something to be done, and where it is done.</summary>
/// <param name="What">As in 3 tệp đang giữ.</param>
/// <param name="Which">What exactly, or what it is about; null where there is nothing more to say.</param>
/// <param name="Action">The words of the link.</param>
/// <param name="Path">Below the module's prefix, without a leading slash; null where the Office itself cannot do it.</param>
public sealed record WorkItem(string What, string? Which, string Action, string? Path);
