using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.Schedule;

namespace LangSon.Txct.Planning.Templates;

/// <summary>All that the papers of one meeting say.</summary>
/// <param name="GroupName">As in Tổ đại biểu số 04.</param>
/// <param name="PlanNumber">Of the year's plan.</param>
/// <param name="Documents">What the round's delegates must have.</param>
internal sealed record MeetingPapers(Meeting Meeting, Round Round, string GroupName, string PlanNumber, DateOnly PlanIssuedOn, IReadOnlyList<RequiredState> Documents)
{
    /// <summary>As in TỔ ĐẠI BIỂU SỐ 04.</summary>
    public string GroupHead => TypedText.Clean(GroupName).ToUpperInvariant();

    /// <summary>As in trước kỳ họp thường lệ giữa năm 2024.</summary>
    public string RoundWords => Lower(TypedText.Clean(Round.Title));

    internal static string Lower(string title) => title.Length == 0 ? title : $"{char.ToLowerInvariant(title[0])}{title[1..]}";
}

/// <summary>All that the outline of a group's report says.</summary>
/// <param name="Meetings">Those of the round that are not cancelled.</param>
internal sealed record RoundPapers(IReadOnlyList<Meeting> Meetings, Round Round, string GroupId, string GroupName, string Term, string PlanNumber, DateOnly PlanIssuedOn, int Year)
{
    public string GroupHead => TypedText.Clean(GroupName).ToUpperInvariant();

    public string RoundWords => MeetingPapers.Lower(TypedText.Clean(Round.Title));
}
