using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Benchmarks.Measures;

/// <summary>What a host gives a module that is measured in this process: folders, and a central system that nobody reaches.</summary>
internal sealed class MeasuredModule(string data, string drop) : IModuleContext
{
    public event Action<string>? SessionClosed { add { } remove { } }

    public ModuleIdentity Identity { get; } = new("langson.txct", "1.0.0", "benchmarks", "1.0.0");

    public string DataDirectory => data;

    public TimeProvider Time => TimeProvider.System;

    public IConfiguration Settings { get; } = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Planning:PlanFile"] = HostProcess.Metadata("Plan"),
        ["Host:BaseUrl"] = "http://central.invalid/txct-host/v1",
        ["Host:ClientId"] = "txct",
        ["Host:ClientSecret"] = "none",
        ["Publishing:DropFolder"] = drop,
        ["Publishing:UnsignedFiles"] = "Publish",
        ["Publishing:StillFor"] = "00:00:00",
    }).Build();
}
