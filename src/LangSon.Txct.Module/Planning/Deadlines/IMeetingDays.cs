namespace LangSon.Txct.Planning.Deadlines;

/// <summary>The days of all meetings that are known. Deadlines ask it; the schedule answers.</summary>
internal interface IMeetingDays
{
    Task<IReadOnlyList<MeetingDay>> OfYearAsync(int year, CancellationToken cancel);
}

/// <summary>One meeting's day.</summary>
internal sealed record MeetingDay(string MeetingId, string GroupId, string RoundId, DateOnly Day);
