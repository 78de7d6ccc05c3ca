using System.CommandLine;
using LangSon.Txct.Hosting.Installing;

namespace LangSon.Txct.Cli.Installing;

/// <summary>`txct enable` and `txct disable`: whether the module shall run. A host that runs follows within a moment; one that is stopped, at its next start.</summary>
internal static class SwitchCommands
{
    public static Command Enable() => Create("enable", "Bật phân hệ; lỗi đã ghi trước đó được xóa để thử lại.", true, "Đã bật");

    public static Command Disable() => Create("disable", "Tắt phân hệ ngay, giữ nguyên dữ liệu.", false, "Đã tắt");

    private static Command Create(string name, string description, bool on, string done)
    {
        var place = new ModulesPlace();
        return place.Command(name, description, [], parsed =>
        {
            var folder = place.FolderOf(parsed);
            new ModuleInstaller(folder, TimeProvider.System).Switch(on);
            return new ModulesPlace.Answer(
                new { ok = true, id = folder.Id, enabled = on, version = folder.Current?.Version },
                $"{done} {folder.Id} {folder.Current?.Version}. Phần mềm đang chạy thì làm theo ngay; đang dừng thì từ lần khởi động sau.");
        });
    }
}
