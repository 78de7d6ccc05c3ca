using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.Deadlines;

namespace LangSon.Txct.Planning.Year;

/// <summary>The year from the boards of its rounds, so that a cell never says another thing than the board to which it leads.</summary>
internal sealed class YearReader(Rounds rounds, BoardReader board, DeadlineReader deadlines, TimeProvider time)
{
    public async Task<YearView> ReadAsync(CancellationToken cancel)
    {
        var plan = rounds.Plan;
        List<Board.Board> boards = [];
        foreach (var round in plan.Rounds)
        {
            boards.Add((await board.ReadAsync(round.Id, cancel))!);
        }

        return YearView.Of(plan, [.. boards.Select(read => BoardView.Of(read, time.GetUtcNow()))]) with
        {
            Office = BoardLine.OfOffice(boards, await deadlines.AllAsync(cancel), time.Today()),
        };
    }
}
