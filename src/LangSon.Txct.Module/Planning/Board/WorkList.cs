using LangSon.Txct.Pages;

namespace LangSon.Txct.Planning.Board;

/// <summary>"Việc cần làm": what a board says that is missing or late, and what waits in the other capabilities, each with where it is done.</summary>
internal sealed class WorkList(IEnumerable<IOpenWork> open)
{
    public async Task<IReadOnlyList<WorkItem>> OfAsync(BoardView view, CancellationToken cancel)
    {
        List<WorkItem> items = [.. OfSession(view), .. OfPapers(view), .. OfGroups(view)];
        foreach (var work in open)
        {
            items.AddRange(await work.OfRoundAsync(view.Round.Id, cancel));
        }

        return items;
    }

    private static IEnumerable<WorkItem> OfSession(BoardView view) => view.Session is { } session && session.AsksForClosing(view.Today)
        ? [new WorkItem("Xác nhận kỳ họp đã bế mạc", $"Dự kiến bế mạc ngày {Words.Date(session.ClosesOn)}; tài liệu của đợt sau kỳ họp chờ việc này.", "Xác nhận", "office#closing")]
        : [];

    private static IEnumerable<WorkItem> OfPapers(BoardView view) =>
        from papers in view.Papers.Where(paper => paper.State >= PaperCondition.Held).GroupBy(paper => paper.State)
        select new WorkItem(
            $"{papers.Count()} tài liệu {BoardWords.Of(papers.Key, null).Word.ToLowerInvariant()}", string.Join("; ", papers.Select(paper => $"{paper.Label} ({BoardWords.Owner(paper.Owner)})")),
            "Mở danh mục", $"office/required?round={Uri.EscapeDataString(view.Round.Id)}");

    private static IEnumerable<WorkItem> OfGroups(BoardView view) => view.Round.Stage == RoundStage.Coming ? [] :
        from late in view.Groups.Where(row => row.IsMissing).GroupBy(row => BoardWords.Of(row, view.Round.Stage, view.Today).Word)
        select new WorkItem($"{late.Count()} Tổ {late.Key.ToLowerInvariant()}", string.Join(", ", late.Select(row => BoardWords.Short(row.Name))), "Đôn đốc", "office/follow-up");
}
