using LangSon.Txct.Central.Levels;
using LangSon.Txct.Central.Local;

namespace LangSon.Txct.Operations.Checks;

/// <summary>What there is to look at where the module does for itself what its host does not serve.</summary>
internal sealed class LocalChecks(ILocalRegister register, LocalDirectory directory, CentralLevel level)
{
    /// <summary>Faults shown at once; the next ones show when these are put right.</summary>
    private const int MostFaults = 5;

    public IEnumerable<ModuleCheck> All() =>
    [
        new ModuleCheck("TXCT-OPS-131", "Nơi giữ tài liệu, báo cáo", "ghi được", Kept),
        new ModuleCheck("TXCT-OPS-132", "Tệp danh mục Tổ, đại biểu, kỳ họp", "đọc được, không có lỗi", DirectoryFile),
        new ModuleCheck("TXCT-OPS-133", "Thông báo cho người dùng", "phần mềm chủ nhận và chuyển", Notices),
    ];

    /// <summary>Where there is a host of the contract: none at level 3.</summary>
    public IEnumerable<ModuleCheck> BesideHost() => All().Where(check => check.Code switch
    {
        "TXCT-OPS-131" => level.Number < CentralLevel.Whole,
        "TXCT-OPS-133" => !level.Supports("notices"),
        _ => false,
    });

    private async Task<Observation> Kept(CancellationToken cancel)
    {
        var counts = await register.CountAsync(cancel);
        var documents = level.TakesDocuments ? "" : $"{counts.Documents} văn bản, ";
        return Observation.Good($"mức {level.Number}: phân hệ tự giữ {documents}{counts.Reports} báo cáo, biên bản trong thư mục dữ liệu; cần sao lưu thư mục này");
    }

    private async Task<Observation> DirectoryFile(CancellationToken cancel)
    {
        var (current, faults) = await directory.CurrentAsync(cancel);
        if (faults.Count == 0)
        {
            return Observation.Good($"{current!.Groups.Count} Tổ, {current.Delegates.Count} đại biểu, {current.Sessions.Count} kỳ họp");
        }

        var told = $"{faults.Count} lỗi: {string.Join(" ", faults.Take(MostFaults))}";
        return current is null
            ? new Observation(CheckLevel.Bad, told, "Sửa tệp Excel ở Host:DirectoryFile rồi bấm “Kiểm tra lại”: chưa có danh mục thì phân hệ chưa nhận tài liệu.")
            : new Observation(CheckLevel.Warning, $"{told} Đang dùng danh mục đúng gần nhất.", "Sửa tệp Excel ở Host:DirectoryFile; phân hệ tự đọc lại.");
    }

    private async Task<Observation> Notices(CancellationToken cancel) => new(
        CheckLevel.Info, $"mức {level.Number}: {(await register.CountAsync(cancel)).Notices} thông báo chỉ được giữ lại, không chuyển đi đâu; người dùng xem mục “Mới” khi đăng nhập");
}
