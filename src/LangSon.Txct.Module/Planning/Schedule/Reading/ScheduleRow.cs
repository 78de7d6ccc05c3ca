namespace LangSon.Txct.Planning.Schedule.Reading;

/// <summary>A meeting as a group's plan tells it, for a person to look at.</summary>
/// <param name="Day">Null if it could not be read.</param>
/// <param name="From">Null if it is not told, or could not be read.</param>
/// <param name="To">Null if it is not told, or could not be read.</param>
internal sealed record ScheduleRow(DateOnly? Day, TimeOnly? From, TimeOnly? To, string Place, IReadOnlyList<string> Delegates)
{
    /// <summary>The day as the plan writes it, where it could not be read; else empty.</summary>
    public string UnreadDay { get; init; } = "";

    /// <summary>The time as the plan writes it, where it could not be read; else empty.</summary>
    public string UnreadTime { get; init; } = "";

    /// <summary>What could not be read, in Vietnamese sentences that say what to do.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];
}
