using System.CommandLine;
using LangSon.Txct.Hosting.Installing;

namespace LangSon.Txct.Cli.Installing;

/// <summary>`txct install`: verifies a package and puts it in its place below the host's modules, with the host running or stopped. The module is off until `txct enable`.</summary>
internal static class InstallCommand
{
    public static Command Create()
    {
        var package = new Argument<string>("zip") { HelpName = "GÓI", Description = "Tệp zip của phân hệ." };
        var approve = new Option<bool>("--approve") { Description = "Đồng ý với những quyền, kết nối, việc tự chạy mà phân hệ xin." };
        var unsigned = new Option<bool>("--allow-unsigned") { Description = "Nhận cả gói chưa được ký; chỉ dùng khi thử." };
        var place = new ModulesPlace();
        return place.Command("install", "Cài phân hệ từ gói; phân hệ chưa chạy cho đến “txct enable”.", [package, approve, unsigned], parsed =>
        {
            var modules = place.DirectoryOf(parsed);
            using var verified = TrustedKeys.Open(parsed.GetValue(package)!, modules, parsed.GetValue(unsigned));
            var folder = ModuleFolder.Of(modules, verified.Manifest.Id);
            var plan = InstallPlan.Of(verified, folder);
            if (plan.ExitCode != ExitCodes.Ok && !(plan.ExitCode == ExitCodes.Approval && parsed.GetValue(approve)))
            {
                return new ModulesPlace.Answer(plan.Facts, plan.Said, plan.ExitCode);
            }

            var isNew = new ModuleInstaller(folder, TimeProvider.System).Install(verified);
            var version = verified.Manifest.Version;
            return new ModulesPlace.Answer(
                new { ok = true, id = folder.Id, version, changed = isNew, folder = folder.VersionPath(version) },
                isNew ? $"Đã cài {folder.Id} {version} vào {folder.VersionPath(version)}. Bật bằng: txct enable --modules {modules}." : $"{folder.Id} {version} đã cài từ trước, còn nguyên vẹn; không đổi gì.");
        });
    }
}
