using System.Globalization;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Hosting.Installing;

/// <summary>What a host offers to its modules.</summary>
/// <param name="Contract">The version of the assembly that host and module share.</param>
/// <param name="Runtime">Of .NET.</param>
/// <param name="Assemblies">Full paths of the assemblies that a module may take from the host: the shared one and the frameworks'.</param>
internal sealed record HostFacts(Version Contract, Version Runtime, IReadOnlyList<string> Assemblies)
{
    private static readonly string Shared = typeof(IHostModule).Assembly.GetName().Name!;

    /// <summary>The process that asks.</summary>
    public static HostFacts OfThisProcess() => new(typeof(IHostModule).Assembly.GetName().Version!, Environment.Version, [.. Trusted().Where(IsOffered)]);

    /// <summary>What keeps a module from running here, each with its code; none if nothing does.</summary>
    public IEnumerable<ModuleRefusedException> ObjectionsTo(ModuleManifest manifest)
    {
        if (manifest.Compatibility is not { } needs)
        {
            yield break;
        }

        if (needs.Contract is { } contract && !VersionRange.Parse(contract).Contains(Contract))
        {
            yield return new ModuleRefusedException("TXCT-CMP-001", $"Phân hệ cần giao diện chung {contract}, phần mềm có {Contract}. Xin dùng phiên bản phân hệ hợp với phần mềm, hoặc nâng cấp phần mềm.");
        }

        if (needs.Runtime is { } runtime && Version.TryParse(runtime.Replace("net", "", StringComparison.Ordinal), out var wanted) && (wanted.Major != Runtime.Major || wanted.Minor > Runtime.Minor))
        {
            yield return new ModuleRefusedException("TXCT-CMP-002", string.Create(CultureInfo.InvariantCulture, $"Phân hệ cần .NET {wanted}, phần mềm chạy .NET {Runtime}. Xin dùng gói dựng cho .NET {Runtime.Major}, hoặc nâng cấp phần mềm."));
        }

        if (needs.Os is { Count: > 0 } systems && !systems.Any(OperatingSystem.IsOSPlatform))
        {
            yield return new ModuleRefusedException("TXCT-CMP-003", $"Phân hệ chỉ chạy trên {string.Join(", ", systems)}. Xin lấy gói cho hệ điều hành của máy này.");
        }

        if (needs.Frameworks?.FirstOrDefault(name => !Has(name)) is { } framework)
        {
            yield return new ModuleRefusedException("TXCT-CMP-004", $"Phần mềm không có bộ thư viện {framework} mà phân hệ cần. Xin báo nơi cung cấp phần mềm.");
        }
    }

    internal static bool IsOffered(string path) => Path.GetFileNameWithoutExtension(path) == Shared || path.Replace('\\', '/').Contains("/shared/Microsoft.", StringComparison.Ordinal);

    internal static IEnumerable<string> Trusted() => ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private bool Has(string framework) => Assemblies.Any(path => path.Replace('\\', '/').Contains($"/shared/{framework}/", StringComparison.Ordinal));
}
