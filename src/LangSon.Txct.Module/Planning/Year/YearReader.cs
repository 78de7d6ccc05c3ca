using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Planning.Year;

/// <summary>The year from the boards of its rounds, so that a cell never says another thing than the board to which it leads.</summary>
internal sealed class YearReader(Rounds rounds, BoardReader board, TimeProvider time)
{
    public async Task<YearView> ReadAsync(CancellationToken cancel)
    {
        var plan = rounds.Plan;
        List<BoardView> boards = [];
        foreach (var round in plan.Rounds)
        {
            boards.Add(BoardView.Of((await board.ReadAsync(round.Id, cancel))!, time.GetUtcNow()));
        }

        return YearView.Of(plan, boards);
    }
}
