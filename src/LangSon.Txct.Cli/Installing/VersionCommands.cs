using System.CommandLine;
using LangSon.Txct.Cli.Work;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting;
using LangSon.Txct.Operations.Backup;

namespace LangSon.Txct.Cli.Installing;

/// <summary>`txct upgrade` brings the module up to date, `txct rollback` back to a version that was installed before. The host takes the other version at its next start.</summary>
internal static class VersionCommands
{
    public static Command Upgrade()
    {
        var (place, question) = (new ModulesPlace(), new PackageQuestion());
        var wait = new Option<bool>("--wait") { Description = "Chờ phần mềm khởi động lại với bản mới." };
        var timeout = new Option<int>("--timeout") { HelpName = "GIÂY", Description = "Chờ lâu nhất bao nhiêu giây; mặc định 600.", DefaultValueFactory = _ => 600 };
        return place.Command("upgrade", "Nâng cấp phân hệ từ gói; bản mới không chạy được thì phần mềm tự quay về bản đang dùng.", [.. question.AskedWithApproval, wait, timeout], parsed => question.Take(parsed, place.DirectoryOf(parsed), (package, folder) =>
        {
            var (from, version) = (folder.Current?.Version, package.Manifest.Version);
            string? snapshot = null;
            if (!new ModuleInstaller(folder, TimeProvider.System).Upgrade(package, () => snapshot = SnapshotOf(folder)))
            {
                return new ModulesPlace.Answer(new { ok = true, id = folder.Id, version, changed = false }, $"{folder.Id} {version} đã là bản hiện dùng, còn nguyên vẹn; không đổi gì.");
            }

            return parsed.GetValue(wait) ? UpgradeOutcome.Await(folder, version, TimeSpan.FromSeconds(parsed.GetValue(timeout))) : new ModulesPlace.Answer(
                new { ok = true, id = folder.Id, version, changed = true, previous = from, snapshot, restart = true },
                $"Đã cài {folder.Id} {version} thay {from}. {(snapshot is null ? "Chưa có dữ liệu SQLite nào để chép." : $"Bản sao dữ liệu trước khi nâng cấp: {snapshot}.")} Khởi động lại phần mềm để dùng bản mới; bản mới không chạy được thì phần mềm tự quay về {from}.");
        }));
    }

    public static Command Rollback()
    {
        var to = new Option<string?>("--to") { HelpName = "PHIÊN BẢN", Description = "Phiên bản đã cài trước đây; không ghi thì về bản ngay trước." };
        var approve = new Option<bool>("--approve") { Description = "Đồng ý đưa dữ liệu về lúc nâng cấp, khi bản cũ không đọc được dữ liệu hiện nay." };
        var place = new ModulesPlace();
        return place.Command("rollback", "Quay về phiên bản đã cài trước đây.", [to, approve], parsed =>
        {
            var folder = place.FolderOf(parsed);
            var current = folder.Current ?? throw new ModuleRefusedException("TXCT-INS-001", $"Chưa cài phân hệ {folder.Id}.");
            var version = parsed.GetValue(to) ?? current.Previous ?? throw new ModuleRefusedException("TXCT-INS-009", "Không có bản nào trước đó. Xin ghi --to với một phiên bản mà “txct status” liệt kê.");
            return Back(folder, current, version, parsed.GetValue(approve));
        });
    }

    private static ModulesPlace.Answer Back(ModuleFolder folder, CurrentVersion current, string version, bool isApproved)
    {
        var snapshot = folder.NeedsOlderData(version, current.Version) ? SnapshotFor(folder, current, version) : null;
        if (snapshot is not null && !isApproved)
        {
            return new ModulesPlace.Answer(
                new { ok = false, needsApproval = true, version, snapshot, lostSince = current.At },
                $"Bản {version} không đọc được dữ liệu hiện nay. Quay về thì dữ liệu trở lại như lúc {current.At.ToLocalTime():dd/MM/yyyy HH:mm}; những gì ghi từ đó đến nay để sang bên, không mất. Đồng ý thì chạy lại kèm --approve.", ExitCodes.Approval);
        }

        if (snapshot is not null && DataCopy.IsOpen(folder.Data))
        {
            throw new ToolFaultException(ExitCodes.Failed, "TXCT-BAK-003", "Phần mềm đang chạy và dùng dữ liệu này. Xin dừng phần mềm rồi quay về bản cũ.");
        }

        var before = new ModuleInstaller(folder, TimeProvider.System).Rollback(version, snapshot);
        return new ModulesPlace.Answer(
            new { ok = true, id = folder.Id, version, from = current.Version, restored = snapshot, before, restart = true },
            $"Đã về {folder.Id} {version}.{(before is null ? "" : $" Dữ liệu lấy từ {snapshot}; dữ liệu vừa thay còn ở {before}.")} Khởi động lại phần mềm để dùng bản này.");
    }

    /// <exception cref="ModuleRefusedException">There is no copy of the data that this version can read (TXCT-INS-010).</exception>
    private static string SnapshotFor(ModuleFolder folder, CurrentVersion current, string version) =>
        version == current.Previous && folder.SnapshotBefore(current) is { } copy ? copy
            : throw new ModuleRefusedException("TXCT-INS-010", $"Bản {version} không đọc được dữ liệu hiện nay, và không có bản sao dữ liệu của lúc còn dùng bản ấy. Xin khôi phục bằng “txct restore” một bản sao lưu thời đó, hoặc chọn phiên bản khác.");

    private static string? SnapshotOf(ModuleFolder folder) => !File.Exists(Path.Combine(folder.Data, DataCopy.Database)) ? null
        : DataCopy.Make(folder.Data, Directory.CreateDirectory(folder.Snapshots).FullName, TimeProvider.System).Folder;
}
