using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.Deadlines;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>What is still owed and near its day, due or late: by the groups, and by those who owe papers to a round.</summary>
/// <remarks>
/// A day that stands on a guess is nobody's deadline yet. Of what the module cannot see (a schedule sent to the press, guidance on spending) it says
/// when the day comes near, and never that it is late.
/// </remarks>
internal sealed class OpenItems(Rounds rounds, BoardReader boards, DeadlineReader deadlines, IOptions<FollowUpOptions> options, TimeProvider time)
{
    private static readonly string[] Seen = [DeadlineRule.Minutes, DeadlineRule.Report, DeadlineRule.Documents, DeadlineRule.PeopleCommitteeReports];

    /// <returns>What presses most first.</returns>
    public async Task<IReadOnlyList<OpenItem>> ReadAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var last = LastNear(today);
        var all = (await deadlines.AllAsync(cancel)).Where(row => row.IsSure && row.LastDay <= last).ToList();
        List<OpenItem> items = [.. all.Where(row => !Seen.Contains(row.Rule) && row.LastDay >= today).Select(row => new OpenItem(row, Titled(row), today))];
        foreach (var round in rounds.Plan.Rounds.Where(round => all.Any(row => row.RoundId == round.Id)))
        {
            var board = (await boards.ReadAsync(round.Id, cancel))!;
            items.AddRange(board.Groups.SelectMany(group => group.Outstanding(today)).Where(row => row.LastDay <= last).Select(row => new OpenItem(row, OfMeeting(row), today)));
            items.AddRange(
                from row in all
                where row.RoundId == round.Id && (row.Rule is DeadlineRule.Documents or DeadlineRule.PeopleCommitteeReports)
                let missing = Missing(board, row.Rule == DeadlineRule.PeopleCommitteeReports)
                where missing.Count > 0
                select new OpenItem(row, $"{round.Title}, còn thiếu: {string.Join("; ", missing)}", today));
        }

        return [.. items.OrderBy(item => item.Deadline.LastDay).ThenBy(item => item.Deadline.Subject, StringComparer.Ordinal).ThenBy(item => item.Key, StringComparer.Ordinal)];
    }

    /// <summary>Counted in working days: what is due on Monday is near on Friday.</summary>
    private DateOnly LastNear(DateOnly today)
    {
        var (day, calendar) = (today, rounds.Plan.Calendar);
        for (var left = options.Value.NearDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= calendar.IsWorked(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>With the meeting or the round that it is for: the same is owed for each.</summary>
    private string Titled(Deadline row) => row switch
    {
        { MeetingId: not null } => $"{row.Title} (cuộc tiếp xúc ngày {Words.Date(row.From)})",
        { RoundId: { } id } => $"{row.Title} (đợt {rounds.Plan.Rounds.First(round => round.Id == id).Letter})",
        _ => row.Title,
    };

    /// <summary>Several meetings of a group owe the same: the day tells one from another.</summary>
    private static string OfMeeting(Deadline row) =>
        row.Rule == DeadlineRule.Minutes ? $"Biên bản cuộc tiếp xúc ngày {Words.Date(row.From)}" : "Báo cáo tổng hợp ý kiến, kiến nghị cử tri của đợt";

    /// <summary>What is held or has not come at all; what waits for the closing of its session is there.</summary>
    private static IReadOnlyList<string> Missing(Board.Board board, bool ofPeopleCommittee) =>
    [
        .. from state in board.Papers
        where state.Paper.Kind == PaperKind.Document && (state.IsMissing || state.Status == PaperStatus.Held) && (state.Paper.Owner == "peopleCommittee") == ofPeopleCommittee
        select state.Paper.Label,
    ];
}
