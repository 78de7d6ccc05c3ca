using System.Globalization;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Cli.Plan;

/// <summary>The facts that somebody names on the command line: when sessions opened and closed, when groups met voters.</summary>
internal sealed class DeadlineQuestion(YearPlan plan, IReadOnlyDictionary<string, DateOnly> closings, IReadOnlyDictionary<string, DateOnly> openings, IReadOnlyList<(string Group, DateOnly Day)> meetings)
{
    private static readonly Dictionary<string, string> Kinds = new() { ["mid"] = "MidYear", ["end"] = "YearEnd" };

    /// <summary>What could not be counted for want of a fact, in Vietnamese.</summary>
    public IReadOnlyList<string> LeftOut =>
    [
        .. Kinds.Keys.Where(kind => !closings.ContainsKey(kind)).Select(kind => $"Chưa có ngày bế mạc của kỳ họp {Name(kind)} (--closing {kind}=NGÀY): các thời hạn tính từ ngày ấy chưa có ở trên."),
        .. Kinds.Keys.Where(kind => !openings.ContainsKey(kind)).Select(kind => $"Chưa có ngày khai mạc của kỳ họp {Name(kind)} (--opening {kind}=NGÀY): các thời hạn tính từ ngày ấy chưa có ở trên."),
    ];

    /// <exception cref="QuestionFaultException">A word on the command line is not as it must be.</exception>
    public static DeadlineQuestion Of(YearPlan plan, string[] closings, string[] openings, string[] meetings) =>
        new(plan, Sessions("--closing", closings), Sessions("--opening", openings), [.. meetings.Select(pair => Meeting(plan, pair))]);

    public IReadOnlyList<Deadline> Answer()
    {
        var calendar = new RoundCalendar(plan, [.. Kinds.Where(kind => closings.ContainsKey(kind.Key) || openings.ContainsKey(kind.Key)).Select(kind => SessionOf(kind.Key, kind.Value))]);
        var known = new RoundCalendar(WithoutUnknown(), calendar.Sessions);
        var days = meetings.Select((meeting, index) => new MeetingDay($"{index + 1}", meeting.Group, RoundOf(calendar, meeting.Day).Id, meeting.Day)).ToList();
        return [.. new DeadlineEngine(known, plan.Groups.Select(group => new Group(group.Id, group.Number, group.Name, "")), days).All()];
    }

    /// <summary>A session of which only one end is known stands on that day; what is counted from the other end is left out.</summary>
    private Session SessionOf(string key, string kind)
    {
        var (opens, closes) = (openings.TryGetValue(key, out var opening) ? opening : closings[key], closings.TryGetValue(key, out var closing) ? closing : openings[key]);
        return new Session(key, kind, 0, "", opens, closes, closings.ContainsKey(key) ? VietNam.At(closes, new TimeOnly(17, 0)) : null);
    }

    private YearPlan WithoutUnknown() => plan with
    {
        Deadlines =
        [
            .. plan.Deadlines.Select(rule => rule with { Rounds = [.. plan.Rounds.Where(round => rule.HoldsFor(round) && IsKnown(rule, round)).Select(round => round.Id)] })
                .Where(rule => rule.Rounds.Count > 0),
        ],
    };

    private bool IsKnown(DeadlineRule rule, Round round)
    {
        var key = Kinds.First(kind => kind.Value == round.Session.Kind).Key;
        return rule.Trigger switch
        {
            DeadlineTrigger.SessionOpening => openings.ContainsKey(key),
            DeadlineTrigger.SessionClosing or DeadlineTrigger.RoundEnd or DeadlineTrigger.EarliestMeeting => round.Window is RoundWindow.Fixed || closings.ContainsKey(key),
            _ => true,
        };
    }

    /// <summary>The round whose days hold the meeting, else the nearest one.</summary>
    private static Round RoundOf(RoundCalendar calendar, DateOnly day) => calendar.Plan.Rounds
        .MinBy(round => calendar.DaysOf(round) is { } days ? Math.Max(0, Math.Max(days.First.DayNumber - day.DayNumber, day.DayNumber - days.Last.DayNumber)) : int.MaxValue)!;

    private static (string Group, DateOnly Day) Meeting(YearPlan plan, string pair)
    {
        var (group, day) = Split("--meeting", pair, "T04=2024-07-12");
        return plan.Groups.Count == 0 || plan.Groups.Any(known => known.Id == group)
            ? (group, day)
            : throw new QuestionFaultException($"Kế hoạch không có Tổ “{group}”. Các Tổ: {string.Join(", ", plan.Groups.Select(known => known.Id))}.");
    }

    private static Dictionary<string, DateOnly> Sessions(string option, string[] pairs)
    {
        var days = new Dictionary<string, DateOnly>();
        foreach (var (kind, day) in pairs.Select(pair => Split(option, pair, "mid=2024-07-04")))
        {
            if (!Kinds.ContainsKey(kind))
            {
                throw new QuestionFaultException($"{option} nhận mid (giữa năm) hoặc end (cuối năm), không nhận “{kind}”.");
            }

            if (!days.TryAdd(kind, day))
            {
                throw new QuestionFaultException($"{option} {kind} ghi hai lần. Xin bỏ một.");
            }
        }

        return days;
    }

    private static (string Name, DateOnly Day) Split(string option, string pair, string example)
    {
        var parts = pair.Split('=');
        return parts.Length == 2 && parts[0].Length > 0 && DateOnly.TryParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (parts[0], day)
            : throw new QuestionFaultException($"{option} “{pair}” chưa đúng dạng; ví dụ đúng: {option} {example}.");
    }

    private static string Name(string kind) => kind == "mid" ? "giữa năm" : "cuối năm";
}

/// <summary>What was asked cannot be understood; the message says why, in Vietnamese.</summary>
internal sealed class QuestionFaultException(string message) : Exception(message);
