using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Installing;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Cli.Installing;

/// <summary>What a package would change, and what stands in its way.</summary>
/// <param name="Installed">The version that is installed; null for none.</param>
internal sealed record InstallPlan(ModuleManifest Next, string? Installed, PackageSignature Signature, IReadOnlyList<ManifestChange> Changes, IReadOnlyList<ModuleRefusedException> Objections)
{
    public bool NeedsApproval => Changes.Any(change => change.IsWider);

    public int ExitCode => Objections.Count > 0 ? ExitCodes.Incompatible : NeedsApproval ? ExitCodes.Approval : ExitCodes.Ok;

    public ModulesPlace.Answer Answer => new(Facts, Said, ExitCode);

    private object Facts => new
    {
        ok = ExitCode == ExitCodes.Ok, id = Next.Id, version = Next.Version, installed = Installed, signed = Signature == PackageSignature.Genuine, needsApproval = NeedsApproval,
        changes = Changes.Select(change => new { of = change.Of, item = change.Item, kind = change.Kind, wider = change.IsWider }),
        objections = Objections.Select(objection => new { code = objection.Code, message = objection.Message }),
    };

    /// <summary>The plan in Vietnamese, a line for each change.</summary>
    private string Said => string.Join('\n', [
        $"{Next.Id} {Next.Version}{(Installed is null ? ", chưa cài bản nào" : $", đang cài {Installed}")}. {(Signature == PackageSignature.Genuine ? "Chữ ký đúng của nơi phát hành." : "Gói chưa được ký.")}",
        .. Changes.Select(change => $"  {Sign(change.Kind)} {Word(change.Of)}: {change.Item}"),
        .. Objections.Select(objection => $"{objection.Code} {objection.Message}"),
        .. Objections.Count > 0 ? ["Không cài được."] : NeedsApproval ? (string[])["Phân hệ xin thêm những điều ghi dấu +. Đồng ý thì chạy lại kèm --approve."] : Changes.Count == 0 ? ["Không xin thêm gì."] : [],
    ]);

    /// <summary>Compares the package with what is installed, and with the host.</summary>
    /// <param name="host">The folder of the host's files; null for a host like this tool.</param>
    public static InstallPlan Of(VerifiedPackage package, ModuleFolder folder, string? host)
    {
        var current = folder.Current?.Version;
        var installed = current is not null && Directory.Exists(folder.VersionPath(current)) ? VersionFiles.ManifestIn(folder.VersionPath(current)) : null;
        return new InstallPlan(package.Manifest, current, package.Signature, ManifestChange.Between(installed, package.Manifest), (host is null ? HostFacts.OfThisProcess() : HostFacts.In(host)).ObjectionsTo(package.Manifest, package.Readable));
    }

    private static string Sign(string kind) => kind switch { "added" => "+", "removed" => "-", _ => "~" };

    private static string Word(string of) => of switch { "permission" => "quyền", "outbound" => "kết nối ra", "job" => "việc tự chạy", "settings" => "dạng thiết đặt", _ => "dạng dữ liệu" };
}
