using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Hosting.Installing;

/// <summary>What a package would change, and what stands in its way.</summary>
/// <param name="Installed">The version that is installed; null for none.</param>
internal sealed record InstallPlan(ModuleManifest Next, string? Installed, PackageSignature Signature, IReadOnlyList<ManifestChange> Changes, IReadOnlyList<ModuleRefusedException> Objections)
{
    public bool NeedsApproval => Changes.Any(change => change.IsWider);

    /// <summary>The plan in Vietnamese: the package, then a line for each change.</summary>
    public IReadOnlyList<string> Lines =>
    [
        $"{Next.Id} {Next.Version}{(Installed is null ? ", chưa cài bản nào" : $", đang cài {Installed}")}. {(Signature == PackageSignature.Genuine ? "Chữ ký đúng của nơi phát hành." : "Gói chưa được ký.")}",
        .. Changes.Select(change => $"{Sign(change.Kind)} {Word(change.Of)}: {change.Item}"),
    ];

    /// <summary>Compares the package with what is installed, and with the host.</summary>
    public static InstallPlan Of(VerifiedPackage package, ModuleFolder folder, HostFacts host)
    {
        var current = folder.Current?.Version;
        var installed = current is not null && Directory.Exists(folder.VersionPath(current)) ? VersionFiles.ManifestIn(folder.VersionPath(current)) : null;
        return new InstallPlan(package.Manifest, current, package.Signature, ManifestChange.Between(installed, package.Manifest), host.ObjectionsTo(package.Manifest, package.Readable));
    }

    private static string Sign(string kind) => kind switch { "added" => "+", "removed" => "-", _ => "~" };

    private static string Word(string of) => of switch { "permission" => "quyền", "outbound" => "kết nối ra", "job" => "việc tự chạy", "settings" => "dạng thiết đặt", _ => "dạng dữ liệu" };
}
