using System.Globalization;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>Something that somebody still owes, shortly before its day or after it.</summary>
/// <param name="What">In Vietnamese, with what is missing of it.</param>
/// <param name="Today">In Viet Nam.</param>
internal sealed record OpenItem(Deadline Deadline, string What, DateOnly Today)
{
    public ItemState State => (Deadline.LastDay.DayNumber - Today.DayNumber) switch { < 0 => ItemState.Late, 0 => ItemState.Due, _ => ItemState.Near };

    /// <summary>What it is, with its day: another day makes it another item, of which one is told anew.</summary>
    public string Key => string.Join('|', Deadline.Rule, Deadline.Subject, Deadline.RoundId, Deadline.MeetingId, Words.Iso(Deadline.LastDay));

    /// <summary>As in quá hạn 03 ngày.</summary>
    public string Standing => (Deadline.LastDay.DayNumber - Today.DayNumber) switch
    {
        < 0 and var days => $"quá hạn {(-days).ToString("00", CultureInfo.InvariantCulture)} ngày",
        0 => "hạn hôm nay",
        var days => $"còn {days} ngày",
    };

    /// <summary>As in Biên bản TXCT, hết ngày 17/7/2024 (quá hạn 03 ngày).</summary>
    public string Line => $"{What}, hết ngày {Words.Date(Deadline.LastDay)} ({Standing})";

    public bool IsOfGroup(string groupId) => Deadline.Subject == groupId;
}

/// <summary>From what presses most to what presses least.</summary>
public enum ItemState { Late, Due, Near }
