using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Operations.Setup;

/// <summary>How far the first set-up has come, seen from what there is.</summary>
internal sealed class SetupReader(ModuleChecks checks, Rounds rounds, IDirectory directory, IHistory history, TrialPaper trial, TimeProvider time)
{
    /// <summary>What tells whether the central system can be worked with: its answer, its version, its trust in us, both clocks; at level 0 the module's own place and directories.</summary>
    private static readonly string[] Connection = ["TXCT-OPS-101", "TXCT-OPS-102", "TXCT-OPS-103", "TXCT-OPS-104", "TXCT-OPS-131", "TXCT-OPS-132"];

    public async Task<IReadOnlyList<SetupStep>> ReadAsync(CancellationToken cancel) =>
        [Connected((await checks.RunAsync(isAnew: false, cancel)).Results), await RolesAsync(cancel), await RoundsAsync(cancel), await trial.StepAsync(cancel)];

    private static SetupStep Connected(IReadOnlyList<CheckResult> results)
    {
        var looked = results.Where(result => Connection.Contains(result.Code)).ToList();
        var worst = looked.MaxBy(result => result.Level)!;
        var isUnknown = worst.Level == CheckLevel.Info;
        return new SetupStep(
            1, "Kết nối phần mềm Quản lý nghiệp vụ HĐND",
            worst.Level switch { CheckLevel.Bad => SetupState.Failed, CheckLevel.Warning => SetupState.Open, CheckLevel.Info => SetupState.UnderWay, _ => SetupState.Done },
            [.. looked.Select(result => $"{result.Name}: {result.Observed}.")],
            isUnknown ? "Có mục chưa có kết quả. Xin bấm “Kiểm tra lại”." : worst.Level >= CheckLevel.Warning ? $"{worst.Fix} Mã {worst.Code}." : null);
    }

    private async Task<SetupStep> RolesAsync(CancellationToken cancel)
    {
        var tried = await history.MomentsAsync(HistoryActs.RolesTried, DateTimeOffset.MinValue.AddYears(1), cancel);
        return new SetupStep(
            2, "Quyền và vai trò", tried.Count > 0 ? SetupState.Done : SetupState.Open,
            [tried.Count > 0 ? $"Đã thử đăng nhập các vai trò lúc {Words.Moment(tried.Max(), time.Today())}." : "Chưa ai xác nhận đã thử."],
            tried.Count > 0 ? null : "Đăng nhập lần lượt bằng một tài khoản của mỗi vai trò trong bảng, xem có mở được đúng trang của mình không. Sai vai trò thì sửa ở chỗ phân quyền của phần mềm chủ. Xong thì bấm nút dưới bảng.");
    }

    private async Task<SetupStep> RoundsAsync(CancellationToken cancel)
    {
        var plan = rounds.Plan;
        var (groups, sessions, seats) = ((await directory.GroupsAsync(cancel)).Count, (await directory.SessionsAsync(cancel)).Count, (await directory.SeatsAsync(cancel)).Count);
        var isOld = plan.Year < time.Today().Year;
        return new SetupStep(
            3, "Đợt tiếp xúc và Tổ đại biểu", groups == 0 || sessions == 0 ? SetupState.Failed : isOld ? SetupState.Open : SetupState.Done,
            [$"Kế hoạch năm {plan.Year}: {plan.Rounds.Count} đợt.", $"Danh mục: {groups} Tổ, {seats} đại biểu, {sessions} kỳ họp."],
            groups == 0 || sessions == 0 ? "Phân hệ tự lấy danh mục từ phần mềm Quản lý nghiệp vụ HĐND trong 5 phút. Nếu phần mềm ấy chưa cho lấy: đặt Host:DirectoryFile là tệp Excel có ba trang Tổ, Đại biểu, Kỳ họp."
                : isOld ? "Đặt Planning:PlanFile ở trang Cấu hình là tệp kế hoạch năm nay, rồi khởi động lại phần mềm." : null);
    }
}
