using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Operations.Jobs;

/// <summary>Deliveries that stopped, for Planning's board: the Office is told, and an administrator mends them.</summary>
internal sealed class FailedWork(IJobs jobs) : IOpenWork
{
    public async Task<IReadOnlyList<WorkItem>> OfRoundAsync(string roundId, CancellationToken cancel) => await jobs.CountAsync(JobState.Failed, cancel) is > 0 and var failed
        ? [new WorkItem($"{failed} việc gửi sang phần mềm Quản lý nghiệp vụ HĐND tỉnh bị dừng vì lỗi", "Xin báo quản trị hệ thống xem trang Tác vụ nền.", "", null)]
        : [];
}
