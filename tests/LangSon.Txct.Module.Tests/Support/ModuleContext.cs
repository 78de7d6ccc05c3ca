using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Support;

/// <summary>What a host gives to the module: the plan of 2024, and a central system at an address where nobody is.</summary>
internal sealed class ModuleContext(string dataDirectory, TimeProvider time, string? drop = null) : IModuleContext
{
    public event Action<string>? SessionClosed;

    public ModuleIdentity Identity { get; } = new("langson.txct", "1.0.0", "test", "1.0.0");

    public string DataDirectory => dataDirectory;

    public TimeProvider Time => time;

    public IConfiguration Settings { get; } = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Planning:PlanFile"] = Path.Combine(Papers.Root, "contracts", "plans", "plan-2024.json"),
        ["Host:BaseUrl"] = "http://central.invalid/txct-host/v1",
        ["Host:ClientId"] = "txct",
        ["Host:ClientSecret"] = "none",
        ["Publishing:DropFolder"] = drop,
        ["Publishing:StillFor"] = "00:00:00",
        ["Publishing:UnsignedFiles"] = "Publish",
    }).Build();

    public void Close(string sessionId) => SessionClosed?.Invoke(sessionId);
}
