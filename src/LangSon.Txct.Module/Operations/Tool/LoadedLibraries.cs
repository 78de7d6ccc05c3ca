using System.Reflection;
using System.Runtime.Loader;

namespace LangSon.Txct.Operations.Tool;

/// <summary>One of the libraries that came with the module.</summary>
/// <param name="Host">The version that the host has of it; null if it has none.</param>
/// <param name="Module">The version that came with the module.</param>
/// <param name="Context">The load context from which the module has it; null if it was not needed yet.</param>
internal sealed record LoadedLibrary(string Library, string? Host, string Module, string? Context)
{
    /// <summary>All that stand beside the module's own assembly, by name.</summary>
    public static IReadOnlyList<LoadedLibrary> Beside(Assembly module)
    {
        var context = AssemblyLoadContext.GetLoadContext(module)!;
        var loaded = context.Assemblies.Select(assembly => assembly.GetName().Name!).ToHashSet();
        var ofHost = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(Path.GetFileNameWithoutExtension).ToDictionary(path => Path.GetFileNameWithoutExtension(path)!);
        return
        [
            .. Directory.EnumerateFiles(Path.GetDirectoryName(module.Location)!, "*.dll").Select(NameOf).OfType<AssemblyName>().OrderBy(name => name.Name, StringComparer.Ordinal)
                .Select(name => new LoadedLibrary(
                    name.Name!, ofHost.GetValueOrDefault(name.Name!) is { } path ? NameOf(path)?.Version?.ToString() : null, $"{name.Version}", loaded.Contains(name.Name!) ? context.Name : null)),
        ];
    }

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
