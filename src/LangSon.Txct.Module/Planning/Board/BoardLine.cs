using LangSon.Txct.Pages;
using LangSon.Txct.Pages.Pictures;
using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Planning.Board;

/// <summary>Days on a line: those of a round, and the Office's own of the year.</summary>
internal static class BoardLine
{
    /// <summary>Session, window and deadlines of a round.</summary>
    public static IReadOnlyList<TimeMark> Of(Board board, DateOnly today)
    {
        List<TimeMark> marks = [.. board.Owed.Where(row => row.Subject == board.Round.Id).Select(row => Mark(row, row.Title, IsMet(board, row), today))];
        if (board.Days is { } days)
        {
            marks.Add(Plain(days.First, "Bắt đầu đợt tiếp xúc", today));
            marks.Add(Plain(days.Last, "Ngày cuối của đợt", today));
        }

        if (board.Session is { } session)
        {
            marks.Add(Plain(session.OpensOn, "Khai mạc kỳ họp", today));
            marks.Add(session.ClosedAt is { } closed ? new TimeMark(VietNam.DayOf(closed), "Bế mạc kỳ họp", "Đã bế mạc", "good") : Plain(session.ClosesOn, "Bế mạc kỳ họp (dự kiến)", today));
        }

        return [.. marks.OrderBy(mark => mark.Day)];
    }

    /// <summary>"Việc của Văn phòng": what the Office owes over the year.</summary>
    /// <param name="boards">One for each round.</param>
    public static IReadOnlyList<TimeMark> OfOffice(IReadOnlyList<Board> boards, IReadOnlyList<Deadline> all, DateOnly today) =>
    [
        .. from row in all
           where row.Owner == "office"
           let board = boards.FirstOrDefault(board => board.Round.Id == row.RoundId)
           orderby row.LastDay
           select Mark(row, board is null ? row.Title : $"{row.Title} (đợt {board.Round.Letter})", board is null ? null : IsMet(board, row), today),
    ];

    /// <summary>Whether it was met; null where the module cannot see it.</summary>
    private static bool? IsMet(Board board, Deadline row) => row.Rule switch
    {
        DeadlineRule.Documents => IsThere(board, paper => paper.Owner != "peopleCommittee"),
        DeadlineRule.PeopleCommitteeReports => IsThere(board, paper => paper.Owner == "peopleCommittee"),
        _ => null,
    };

    private static bool IsThere(Board board, Func<RequiredPaper, bool> chosen) =>
        board.Papers.Where(state => state.Paper.Kind == PaperKind.Document && chosen(state.Paper)).All(state => state.Waiver is not null || state.Status is not (null or PaperStatus.Held));

    private static TimeMark Mark(Deadline row, string label, bool? isMet, DateOnly today) => (isMet, row.LastDay.DayNumber - today.DayNumber) switch
    {
        (true, _) => new TimeMark(row.LastDay, label, "Đã đủ", "good"),
        (false, < 0 and var days) when row.IsSure => new TimeMark(row.LastDay, label, $"Quá hạn {-days:00} ngày", "bad"),
        _ => Plain(row.LastDay, row.IsSure ? label : $"{label} (dự kiến)", today),
    };

    private static TimeMark Plain(DateOnly day, string label, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        < 0 => new TimeMark(day, label, "Đã qua", "plain"),
        0 => new TimeMark(day, label, "Hôm nay", "warn"),
        <= 7 and var left => new TimeMark(day, label, $"Còn {left} ngày", "warn"),
        var left => new TimeMark(day, label, $"Còn {left} ngày", "info"),
    };
}
