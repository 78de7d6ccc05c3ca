using System.Text.Json;
using System.Text.RegularExpressions;

namespace LangSon.Txct.Hosting.Packaging;

/// <summary>What a host reads of a module's module.json.</summary>
/// <param name="Id">The module's id; never changes.</param>
/// <param name="Version">Three numbers.</param>
/// <param name="Compatibility">With what it runs; null if it does not say.</param>
/// <param name="Capabilities">What it reaches beyond its own folder; null for nothing.</param>
/// <param name="Settings">The form of its settings; null for the first one.</param>
/// <param name="Data">The form of its data; null for the first one.</param>
/// <param name="Lifecycle">How long what is left behind is kept; null for the usual.</param>
/// <param name="Changes">What is new in its versions; null if it does not say.</param>
public sealed partial record ModuleManifest(
    string Id, string Version, ModuleEntryPoint EntryPoint, ModuleEndpoints Endpoints,
    IReadOnlyList<ModulePermission> Permissions, IReadOnlyList<ModuleMenuEntry> Menu,
    ModuleCompatibility? Compatibility = null, ModuleCapabilities? Capabilities = null, ModuleForm? Settings = null, ModuleForm? Data = null, ModuleLifecycle? Lifecycle = null,
    IReadOnlyList<ModuleNote>? Changes = null)
{
    /// <summary>The file's name, in a package and beside the assemblies.</summary>
    public const string FileName = "module.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 16 };

    /// <exception cref="ModuleRefusedException">The file is not a module's manifest (TXCT-PKG-001), or a name in it is unsafe (TXCT-PKG-004).</exception>
    public static ModuleManifest Read(Stream json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<ModuleManifest>(json, Options);
            return manifest is { Id: not null, Version: not null, EntryPoint: { Assembly: not null, Type: not null }, Endpoints.Prefix: not null }
                ? Safe(manifest) with { Permissions = manifest.Permissions ?? [], Menu = manifest.Menu ?? [] }
                : throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    /// <summary>Whether it is a version of a module: three numbers.</summary>
    internal static bool IsVersion(string text) => VersionForm().IsMatch(text);

    private static ModuleManifest Safe(ModuleManifest manifest) =>
        IdForm().IsMatch(manifest.Id) && VersionForm().IsMatch(manifest.Version)
        && AssemblyForm().IsMatch(manifest.EntryPoint.Assembly) && PrefixForm().IsMatch(manifest.Endpoints.Prefix)
            ? manifest
            : throw new ModuleRefusedException("TXCT-PKG-004", "Tệp module.json của gói ghi mã, phiên bản, tên tệp hoặc đường dẫn không an toàn. Không cài gói này; xin lấy lại từ nơi phát hành.");

    // Folders on the host's disk are named after these: none may lead out of the module's own place.
    [GeneratedRegex(@"^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();

    [GeneratedRegex(@"^\d{1,5}\.\d{1,5}\.\d{1,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();

    [GeneratedRegex(@"^[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*\.dll$", RegexOptions.CultureInvariant)]
    private static partial Regex AssemblyForm();

    [GeneratedRegex(@"^(?:/[a-z0-9][a-z0-9-]*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixForm();

    private static ModuleRefusedException Unreadable() =>
        new("TXCT-PKG-001", "Tệp module.json của gói không đọc được. Xin lấy lại gói từ nơi phát hành.");
}

/// <summary>Where the module begins.</summary>
public sealed record ModuleEntryPoint(string Assembly, string Type);

/// <param name="Prefix">The path below which all the module's endpoints stand, as in /txct.</param>
public sealed record ModuleEndpoints(string Prefix);

/// <summary>A right that the module asks its host to give out.</summary>
/// <param name="Vi">What it allows, in Vietnamese.</param>
public sealed record ModulePermission(string Id, string Vi, IReadOnlyList<string> DefaultRoles);

/// <summary>A line that the host may show in its menu to those who have the permission.</summary>
public sealed record ModuleMenuEntry(string Path, string Vi, string Permission);

/// <summary>With what a module runs.</summary>
/// <param name="Contract">The versions of the assembly that host and module share, as in [1.0,2.0).</param>
/// <param name="Runtime">The target framework, as in net10.0.</param>
/// <param name="Frameworks">The shared frameworks that the host's process must have.</param>
/// <param name="Os">linux, windows.</param>
public sealed record ModuleCompatibility(string? Contract, string? Runtime, IReadOnlyList<string>? Frameworks, IReadOnlyList<string>? Os);

/// <summary>What a module reaches beyond its own folder.</summary>
/// <param name="Outbound">Where it calls: addresses, or the settings that name them, as in settings:/Host/BaseUrl.</param>
/// <param name="Jobs">What it does without being asked.</param>
public sealed record ModuleCapabilities(IReadOnlyList<string>? Outbound, IReadOnlyList<string>? Jobs);

/// <summary>The form of what a module keeps.</summary>
/// <param name="Version">Higher by one with each change of the form.</param>
/// <param name="ReadableBy">The versions of the module that can read it, as in [1.0,2.0); null for all.</param>
public sealed record ModuleForm(int Version, string? ReadableBy = null);

/// <summary>What becomes of the versions that a newer one has taken the place of.</summary>
/// <param name="KeepPreviousVersions">How many stay on the disk beside the current one, with the copies of the data made for them. Default 2; 1 to 20.</param>
public sealed record ModuleLifecycle(int KeepPreviousVersions = ModuleLifecycle.Usual)
{
    internal const int Usual = 2, Least = 1, Most = 20;
}

/// <summary>What is new in one version.</summary>
/// <param name="Vi">In Vietnamese, for the administrator.</param>
public sealed record ModuleNote(string Version, string Vi);
