using System.Globalization;
using System.Reflection;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Hosting.Loading;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Hosting.Installing;

/// <summary>What a host offers to its modules.</summary>
/// <param name="Contract">The version of the assembly that host and module share.</param>
/// <param name="Runtime">Of .NET.</param>
/// <param name="Shared">Full path of that assembly.</param>
/// <param name="Frameworks">What a module may take from the host beside it.</param>
internal sealed record HostFacts(Version Contract, Version Runtime, string Shared, IReadOnlyList<FrameworkFile> Frameworks)
{
    private static readonly Assembly Border = typeof(IHostModule).Assembly;

    /// <summary>Name of the file of the one assembly that host and module share beside the frameworks.</summary>
    public static readonly string SharedFile = $"{Border.GetName().Name}.dll";

    /// <summary>Full paths of all that a module may take from the host.</summary>
    public IEnumerable<string> Assemblies => Frameworks.Select(file => file.Path).Prepend(Shared);

    /// <summary>The process that asks.</summary>
    public static HostFacts OfThisProcess() => new(Border.GetName().Version!, Environment.Version, Border.Location, FrameworkFiles.OfThisProcess());

    /// <summary>The host whose files lie in a folder; frameworks that it does not bring along are those of this tool.</summary>
    /// <exception cref="ModuleRefusedException">It is no host of modules (TXCT-CMP-006).</exception>
    public static HostFacts In(string directory)
    {
        var shared = Path.Combine(directory, SharedFile);
        if (!File.Exists(shared))
        {
            throw new ModuleRefusedException("TXCT-CMP-006", $"Thư mục {directory} không có {SharedFile}: đó không phải thư mục phần mềm, hoặc phần mềm chưa nạp được phân hệ. Xin xem lại --host.");
        }

        var (runtime, carried) = FrameworkFiles.CarriedBy(directory);
        return new HostFacts(
            AssemblyName.GetAssemblyName(shared).Version!, runtime ?? Environment.Version, shared,
            carried.Count > 0 ? carried : [.. FrameworkFiles.OfThisProcess().Select(file => Path.Combine(directory, Path.GetFileName(file.Path)) is var own && File.Exists(own) ? file with { Path = own } : file)]);
    }

    /// <summary>What keeps a module from running here, each with its code; none if nothing does.</summary>
    /// <param name="files">The module's files by path.</param>
    public IReadOnlyList<ModuleRefusedException> ObjectionsTo(ModuleManifest manifest, IReadOnlyDictionary<string, Func<Stream>> files) =>
        [.. RangesOf(manifest), .. LinkCheck.FaultsOf(files, Assemblies)];

    private IEnumerable<ModuleRefusedException> RangesOf(ModuleManifest manifest)
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

    private bool Has(string framework) => Frameworks.Any(file => file.Framework == framework);
}
