using System.CommandLine;
using LangSon.Txct.Hosting.Installing;

namespace LangSon.Txct.Cli.Installing;

/// <summary>`txct plan-install` and `txct install`: say what a package would change, and put it in its place below the host's modules, with the host running or stopped. The module is off until `txct enable`.</summary>
internal static class InstallCommand
{
    public static Command Plan()
    {
        var (place, question) = (new ModulesPlace(), new PackageQuestion());
        return place.Command(
            "plan-install", "Xem gói sẽ đổi gì và có hợp với phần mềm không; không đổi gì.", question.Asked, parsed => question.Look(parsed, place.DirectoryOf(parsed)));
    }

    public static Command Create()
    {
        var (place, question) = (new ModulesPlace(), new PackageQuestion());
        return place.Command("install", "Cài phân hệ từ gói; phân hệ chưa chạy cho đến “txct enable”.", question.AskedWithApproval, parsed => question.Take(parsed, place.DirectoryOf(parsed), (package, folder) =>
        {
            var isNew = new ModuleInstaller(folder, TimeProvider.System).Install(package);
            var version = package.Manifest.Version;
            return new ModulesPlace.Answer(
                new { ok = true, id = folder.Id, version, changed = isNew, folder = folder.VersionPath(version) },
                isNew ? $"Đã cài {folder.Id} {version} vào {folder.VersionPath(version)}. Bật bằng: txct enable --modules {folder.Modules}." : $"{folder.Id} {version} đã cài từ trước, còn nguyên vẹn; không đổi gì.");
        }));
    }
}
