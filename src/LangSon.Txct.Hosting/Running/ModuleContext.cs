using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Hosting.Running;

/// <summary>What the host gives to its module.</summary>
internal sealed class ModuleContext(ModuleIdentity identity, string dataDirectory, IConfiguration settings, TimeProvider time, ILogger logger) : IModuleContext
{
    public event Action<string>? SessionClosed;

    public ModuleIdentity Identity => identity;
    public string DataDirectory => dataDirectory;
    public IConfiguration Settings => settings;
    public TimeProvider Time => time;

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
