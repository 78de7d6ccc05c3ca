using LangSon.Txct.Petitions.Passing;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Petitions;

/// <summary>What is to be done with a round's petitions, for Planning's board.</summary>
internal sealed class PetitionWork(IPetitions petitions, IPassings passings) : IOpenWork
{
    public async Task<IReadOnlyList<WorkItem>> OfRoundAsync(string roundId, CancellationToken cancel)
    {
        var all = await petitions.OfRoundAsync(roundId, cancel);
        var undecided = all.Count(petition => petition.State.Decided is null);
        var drafts = (await passings.OfRoundAsync(roundId, cancel)).Count(paper => paper.Issue is null);
        var taken = await passings.TakenAsync(cancel);
        var untaken = all.Count(petition => petition.State.Decided is not null && petition.State.Merged is null && !taken.Contains(petition.Id));
        var round = Uri.EscapeDataString(roundId);
        return
        [
            .. undecided > 0 ? [new WorkItem($"{undecided} kiến nghị chưa phân loại xong", "Phân hệ đã gợi ý lĩnh vực, thẩm quyền; người duyệt quyết định.", "Duyệt", $"office/petitions?round={round}&state=undecided")] : Array.Empty<WorkItem>(),
            .. untaken > 0 ? [new WorkItem($"{untaken} kiến nghị đã duyệt, chưa lập văn bản chuyển", null, "Lập văn bản chuyển", $"office/passings?round={round}")] : Array.Empty<WorkItem>(),
            .. drafts > 0 ? [new WorkItem($"{drafts} dự thảo văn bản chuyển chưa có số", null, "Ghi số, ngày", $"office/passings?round={round}")] : Array.Empty<WorkItem>(),
        ];
    }
}
