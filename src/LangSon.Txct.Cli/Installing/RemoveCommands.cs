using System.CommandLine;
using LangSon.Txct.Cli.Work;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Operations.Backup;

namespace LangSon.Txct.Cli.Installing;

/// <summary>`txct uninstall` takes the code away and keeps the data; `txct purge` takes all, after a last copy.</summary>
internal static class RemoveCommands
{
    public static Command Uninstall()
    {
        var place = new ModulesPlace();
        return place.Command("uninstall", "Gỡ phân hệ, giữ thiết đặt và dữ liệu.", [], parsed =>
        {
            var folder = place.FolderOf(parsed);
            new ModuleInstaller(folder, TimeProvider.System).Uninstall();
            var kept = Directory.Exists(folder.Data) ? folder.Data : null;
            return new ModulesPlace.Answer(
                new { ok = true, id = folder.Id, kept },
                $"Đã gỡ {folder.Id}. {(kept is null ? "Phân hệ chưa có dữ liệu." : $"Thiết đặt và dữ liệu còn nguyên ở {kept}; cài lại là dùng tiếp.")}");
        });
    }

    public static Command Purge()
    {
        var confirm = new Option<string>("--confirm") { HelpName = "MÃ", Description = "Ghi lại mã phân hệ, ví dụ langson.txct, để chắc chắn muốn xóa.", Required = true };
        var without = new Option<bool>("--no-snapshot") { Description = "Không giữ bản sao cuối cùng." };
        var place = new ModulesPlace();
        return place.Command("purge", "Xóa phân hệ cùng toàn bộ dữ liệu; phần mềm phải dừng hoặc phân hệ đã tắt.", [confirm, without], parsed =>
        {
            var folder = place.FolderOf(parsed);
            if (parsed.GetValue(confirm) != folder.Id)
            {
                throw new ToolFaultException(ExitCodes.Usage, "TXCT-CLI-010", $"Phân hệ ở đây là {folder.Id}. Muốn xóa hết dữ liệu của nó, xin ghi --confirm {folder.Id}.");
            }

            var copy = TakeAway(folder, parsed.GetValue(without));
            return new ModulesPlace.Answer(
                new { ok = true, id = folder.Id, snapshot = copy },
                $"Đã xóa {folder.Id} cùng dữ liệu.{(copy is null ? "" : $" Bản sao cuối cùng: {copy}.")}");
        });
    }

    /// <returns>The last copy; null if there was nothing to copy, or nobody wants one.</returns>
    private static string? TakeAway(ModuleFolder folder, bool withoutCopy)
    {
        var purged = Directory.CreateDirectory(Path.Combine(folder.Modules, "purged")).FullName;
        string? copy;
        using (folder.Hold())
        {
            if (DataCopy.IsOpen(folder.Data))
            {
                throw new ToolFaultException(ExitCodes.Failed, "TXCT-BAK-003", "Phần mềm đang chạy và dùng dữ liệu này. Xin tắt phân hệ bằng “txct disable”, hoặc dừng phần mềm.");
            }

            copy = withoutCopy || !File.Exists(Path.Combine(folder.Data, DataCopy.Database)) ? null
                : DataCopy.Make(folder.Data, Directory.CreateDirectory(Path.Combine(purged, folder.Id)).FullName, TimeProvider.System).Folder;
            folder.ForgetCurrent();
        }

        // Gone at once from where a host looks, whatever becomes of the long deletion.
        var gone = Path.Combine(purged, $".{Guid.NewGuid():n}");
        Directory.Move(folder.Root, gone);
        Directory.Delete(gone, recursive: true);
        return copy;
    }
}
