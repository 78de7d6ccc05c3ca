using System.Reflection;
using System.Runtime.Loader;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Hosting.Loading;

/// <summary>A module's own world of assemblies: it shares the border and the frameworks with its host, and nothing else.</summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly string SharedAssembly = typeof(IHostModule).Assembly.GetName().Name!;
    private static readonly HashSet<string> Frameworks = [.. FrameworkFiles.OfThisProcess().Select(file => file.Name)];

    private readonly AssemblyDependencyResolver resolver;
    private readonly ModuleManifest manifest;

    public ModuleLoadContext(InstalledModule module)
        : base($"module:{module.Manifest.Id}@{module.Manifest.Version}")
    {
        manifest = module.Manifest;
        resolver = new AssemblyDependencyResolver(Path.Combine(module.Directory, module.Manifest.EntryPoint.Assembly));
    }

    /// <exception cref="ModuleRefusedException">The assembly or the type that the manifest names is not there (TXCT-LNK-003).</exception>
    public IHostModule CreateModule(InstalledModule module)
    {
        var path = Path.Combine(module.Directory, manifest.EntryPoint.Assembly);
        var type = File.Exists(path) ? LoadFromAssemblyPath(path).GetType(manifest.EntryPoint.Type) : null;
        return type is not null && Activator.CreateInstance(type) is IHostModule created
            ? created
            : throw new ModuleRefusedException("TXCT-LNK-003", $"Gói không có lớp {manifest.EntryPoint.Type} nhận giao diện IHostModule trong {manifest.EntryPoint.Assembly}.");
    }

    /// <summary>By name only: the host's version of what is shared is the version. A private library never falls back to the host's.</summary>
    protected override Assembly? Load(AssemblyName name)
    {
        if (name.Name == SharedAssembly || Frameworks.Contains(name.Name!))
        {
            return Default.LoadFromAssemblyName(new AssemblyName(name.Name!));
        }

        if (resolver.ResolveAssemblyToPath(name) is { } path)
        {
            return LoadFromAssemblyPath(path);
        }

        return string.IsNullOrEmpty(name.CultureName)
            ? throw new ModuleRefusedException("TXCT-LNK-001", $"Gói thiếu thư viện {name}.")
            : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
