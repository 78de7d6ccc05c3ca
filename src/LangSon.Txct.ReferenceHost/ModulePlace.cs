using System.Globalization;
using LangSon.Txct.Hosting;
using LangSon.Txct.Hosting.Packaging;
using LangSon.Txct.ReferenceHost.Contract;
using LangSon.Txct.ReferenceHost.Groups;
using LangSon.Txct.ReferenceHost.Time;

namespace LangSon.Txct.ReferenceHost;

/// <summary>Where the module comes from and what it is told: packed from the files beside the host and loaded like any other package, or installed by an administrator.</summary>
internal static class ModulePlace
{
    public static ModuleOptions OptionsOf(StartOptions options, DemoClock clock, ServiceCredentials credentials)
    {
        var modules = options.Modules ?? Path.Combine(options.Data, "modules");
        return new ModuleOptions
        {
            PackagePath = options.Modules is not null ? null : ModulePackage.Create(Path.Combine(AppContext.BaseDirectory, "module"), Path.Combine(modules, "packages")),
            ModulesDirectory = modules,
            Settings = new ConfigurationBuilder().AddInMemoryCollection(Settings(options, credentials)).Build(),
            Time = clock,
            HostId = "qlnv-hdnd-reference",
            HostVersion = "1.0.0",
        };
    }

    private static Dictionary<string, string?> Settings(StartOptions options, ServiceCredentials credentials)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Host:BaseUrl"] = new Uri(options.Url, HostContract.Prefix).ToString(),
            ["Host:ClientId"] = credentials.ClientId,
            ["Host:ClientSecret"] = credentials.ClientSecret,
            ["Planning:PlanFile"] = options.Plan,
            ["Publishing:DropFolder"] = options.Drop,
            ["Publishing:UnsignedFiles"] = "Publish",
            ["Publishing:StillFor"] = Time(options.Demo ? 0.5 : 2),
            ["Publishing:ScanInterval"] = Time(options.Demo ? 0.25 : 2),
            ["Collecting:Interval"] = Time(60),
            ["Delivery:FirstRetry"] = Time(2),
            ["Petitions:ReadEvery"] = Time(2),
        };
        var groups = Samples.Directory().Groups;
        for (var index = 0; index < groups.Count; index++)
        {
            settings[$"Collecting:Groups:{index}:Id"] = groups[index].Id;
            settings[$"Collecting:Groups:{index}:BaseUrl"] = new Uri(options.Url, GroupSystems.BasePath(groups[index].Id)).ToString();
            settings[$"Collecting:Groups:{index}:Key"] = GroupSystems.KeyOf(groups[index].Id, credentials);
        }

        return settings;
    }

    private static string Time(double seconds) => TimeSpan.FromSeconds(seconds).ToString("c", CultureInfo.InvariantCulture);
}
