using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Support;

/// <summary>What a host gives to the module: the plan of 2024, and a central system at an address where nobody is.</summary>
/// <param name="settings">What differs from that, as in Storage:Provider.</param>
internal sealed class ModuleContext(string dataDirectory, TimeProvider time, params (string Key, string? Value)[] settings) : IModuleContext
{
    public event Action<string>? SessionClosed;

    public ModuleIdentity Identity { get; } = new("langson.txct", "1.0.0", "test", "1.0.0");

    public string DataDirectory => dataDirectory;

    public TimeProvider Time => time;

    public IConfiguration Settings { get; } = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Planning:PlanFile"] = Papers.Plan2024,
        ["Host:BaseUrl"] = "http://central.invalid/txct-host/v1",
        ["Host:ClientId"] = "txct",
        ["Host:ClientSecret"] = "none",
    }).AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Build();

    public void Close(string sessionId) => SessionClosed?.Invoke(sessionId);
}
