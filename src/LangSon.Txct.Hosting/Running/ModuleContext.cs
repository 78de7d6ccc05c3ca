using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Hosting.Packaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Hosting.Running;

/// <summary>What the host gives to its module.</summary>
internal sealed class ModuleContext(ModuleIdentity identity, string prefix, string dataDirectory, IConfiguration settings, TimeProvider time, ILogger logger) : IModuleContext
{
    public event Action<string>? SessionClosed;

    public ModuleIdentity Identity => identity;
    public string DataDirectory => dataDirectory;
    public IConfiguration Settings => settings;
    public TimeProvider Time => time;

    /// <summary>The path below which the module's endpoints stand.</summary>
    public string Prefix => prefix;

    /// <summary>What the options say, and the module's data folder, made if it is not there.</summary>
    public static ModuleContext Of(InstalledModule installed, ModuleOptions options, ILogger logger)
    {
        var manifest = installed.Manifest;
        var data = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(options.ModulesDirectory), manifest.Id, "data"));
        return new ModuleContext(new ModuleIdentity(manifest.Id, manifest.Version, options.HostId, options.HostVersion), manifest.Endpoints.Prefix, data.FullName, options.Settings, options.Time, logger);
    }

    /// <summary>Wakes the module; what its handlers throw stays here.</summary>
    public void Wake(string sessionId)
    {
        foreach (var handler in SessionClosed?.GetInvocationList().Cast<Action<string>>() ?? [])
        {
            try
            {
                handler(sessionId);
            }
            catch (Exception exception)
            {
                Log.WakeFailed(logger, sessionId, exception);
            }
        }
    }
}
