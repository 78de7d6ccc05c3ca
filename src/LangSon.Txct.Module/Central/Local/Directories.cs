namespace LangSon.Txct.Central.Local;

/// <summary>Groups, delegates and sessions as a file gives them.</summary>
/// <param name="WrittenAt">When the file was last written: the time of every row's last change.</param>
internal sealed record Directories(
    DateTimeOffset WrittenAt, IReadOnlyList<CentralGroup> Groups, IReadOnlyList<CentralDelegate> Delegates, IReadOnlyList<CentralSession> Sessions);

/// <summary>What is wrong in the file.</summary>
/// <param name="Sheet">As the file names it; null if it is the file itself.</param>
/// <param name="Cell">As in B5, or a row's number; null if it is the whole sheet.</param>
/// <param name="Reason">In Vietnamese, with what is expected.</param>
internal sealed record DirectoryFault(string? Sheet, string? Cell, string Reason)
{
    public override string ToString() => Sheet is null ? Reason : Cell is null ? $"trang “{Sheet}”: {Reason}" : $"trang “{Sheet}”, ô {Cell}: {Reason}";
}

/// <summary>How the file was when it was last looked at.</summary>
/// <param name="Current">What holds: of the file, or where that is not sound of its last sound state; null if there never was one.</param>
/// <param name="Faults">Empty where the file is sound.</param>
internal sealed record DirectoryState(Directories? Current, IReadOnlyList<DirectoryFault> Faults);
