using System.Reflection;
using System.Text.Json;
using LangSon.Txct.Hosting.Installing;

namespace LangSon.Txct.Cli.Doctor;

/// <summary>One of the module's own libraries.</summary>
/// <param name="Host">The version that the host has of it; null if it has none.</param>
/// <param name="Module">The version that came with the module.</param>
/// <param name="Context">The load context that has it; null if it was not needed yet, or the host does not run.</param>
internal sealed record PrivateLibrary(string Library, string? Host, string Module, string? Context)
{
    public string Line => $"  {Library}: phần mềm {(Host is null ? "không có" : $"{Host} [Default]")} / phân hệ {Module} [{Context ?? "chưa nạp"}]";
}

/// <summary>`txct doctor --isolation`: that host and module each have their own version of a library.</summary>
internal static class IsolationLook
{
    /// <summary>As the running module says.</summary>
    public static IReadOnlyList<PrivateLibrary> Of(JsonElement told) => told.Deserialize<PrivateLibrary[]>(CommandJson.Compact) ?? [];

    /// <summary>As the files say: the current version's, beside those of the host's folder.</summary>
    /// <param name="host">The folder of the host's program; null to leave it out.</param>
    public static IReadOnlyList<PrivateLibrary> Of(ModuleFolder? module, string? host)
    {
        var version = module?.Current?.Version ?? module?.InstalledVersions().LastOrDefault();
        if (version is null)
        {
            return [];
        }

        var ofHost = host is null ? new Dictionary<string, string>() : Libraries(host);
        return [.. Libraries(module!.VersionPath(version)).Select(library => new PrivateLibrary(library.Key, ofHost.GetValueOrDefault(library.Key), library.Value, null)).OrderBy(library => library.Library, StringComparer.Ordinal)];
    }

    /// <summary>The versions of the assemblies in a folder, by name.</summary>
    public static Dictionary<string, string> Libraries(string folder) => Directory.EnumerateFiles(folder, "*.dll").Select(NameOf).OfType<AssemblyName>().ToDictionary(name => name.Name!, name => $"{name.Version}");

    private static AssemblyName? NameOf(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path);
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}
