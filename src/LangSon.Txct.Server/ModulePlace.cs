using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Packaging;

namespace LangSon.Txct.Server;

/// <summary>Where the module comes from: packed from the files beside the server, then loaded like any other package.</summary>
internal static class ModulePlace
{
    /// <summary>Below which the module answers, as its manifest says.</summary>
    public const string Prefix = "/txct";

    /// <summary>The section of the settings that is the module's own.</summary>
    private const string Section = "Txct";

    /// <exception cref="ModuleRefusedException">The files beside the server are no module.</exception>
    public static ModuleOptions OptionsOf(ServerOptions options, IConfiguration settings)
    {
        var modules = Path.Combine(options.DataDirectory, "modules");
        return new ModuleOptions
        {
            PackagePath = ModulePackage.Create(Path.Combine(AppContext.BaseDirectory, "module"), Path.Combine(modules, "packages")),
            ModulesDirectory = modules,
            Settings = settings.GetSection(Section),
            HostId = "txct-server",
            HostVersion = typeof(ModulePlace).Assembly.GetName().Version!.ToString(3),
        };
    }
}
