using System.Text.Json.Serialization;
using LangSon.Txct.Pages.Pictures;
using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Planning.Year;

/// <summary>The year at a glance, rounds by groups: what the page shows and the interface answers.</summary>
/// <param name="Today">In Viet Nam.</param>
/// <param name="Rounds">In the plan's order.</param>
/// <param name="Groups">By name; each has one cell for each round, in the order of the rounds.</param>
/// <param name="Sums">How many cells there are of each standing; together they are all cells.</param>
public sealed record YearView(string Plan, DateOnly Today, IReadOnlyList<YearRound> Rounds, IReadOnlyList<YearGroup> Groups, IReadOnlyList<YearSum> Sums)
{
    /// <summary>What the Office itself owes, in the order of days.</summary>
    public IReadOnlyList<TimeMark> Office { get; init; } = [];

    /// <param name="boards">One for each round, in the plan's order.</param>
    internal static YearView Of(YearPlan plan, IReadOnlyList<BoardView> boards)
    {
        var groups = boards.SelectMany(board => board.Groups).DistinctBy(group => group.Id).OrderBy(group => group.Id, StringComparer.Ordinal)
            .Select(group => new YearGroup(group.Id, group.Name, group.Area, [.. boards.Select(board => CellOf(board, group.Id))])).ToList();
        return new YearView(
            $"Kế hoạch {plan.Number} năm {plan.Year}", boards[0].Today,
            [.. boards.Select((board, number) => new YearRound(
                board.Round, board.Counts.PapersPublished, board.Counts.PapersRequired, groups.Count(group => group.Cells[number].Standing == GroupStanding.Complete)))],
            groups,
            [.. Enum.GetValues<GroupStanding>().Select(standing => new YearSum(
                standing, [.. boards.Select((_, number) => groups.Count(group => group.Cells[number].Standing == standing))]))]);
    }

    private static YearCell CellOf(BoardView board, string groupId)
    {
        var group = board.Groups.First(row => row.Id == groupId);
        var (word, colour) = BoardWords.Of(group, board.Round.Stage, board.Today);
        return new YearCell(StandingOf(group, board), word, colour);
    }

    private static GroupStanding StandingOf(BoardGroup group, BoardView board) => group switch
    {
        { IsComplete: true } => GroupStanding.Complete,
        { Owed: { } owed } => owed.LastDay < board.Today ? GroupStanding.Late : GroupStanding.InTime,
        { Meetings: > 0 } => GroupStanding.NotYet,
        _ => board.Round.Stage == RoundStage.Coming ? GroupStanding.NotYet : GroupStanding.Missing,
    };
}

/// <param name="GroupsComplete">How many groups have sent all.</param>
public sealed record YearRound(BoardRound Round, int PapersPublished, int PapersRequired, int GroupsComplete);

public sealed record YearGroup(string Id, string Name, string Area, IReadOnlyList<YearCell> Cells);

/// <param name="Word">As on the round's board, in Vietnamese.</param>
/// <param name="Colour">The class that goes with the word; the word says the same.</param>
public sealed record YearCell(GroupStanding Standing, string Word, [property: JsonIgnore] string Colour);

/// <param name="Counts">In the order of the rounds.</param>
public sealed record YearSum(GroupStanding Standing, IReadOnlyList<int> Counts)
{
    public int Total => Counts.Sum();
}

/// <summary>How a group stands in a round; each cell of the year is one of these.</summary>
public enum GroupStanding { Late, Missing, InTime, NotYet, Complete }
