using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Configuration;

namespace LangSon.Txct.Worker;

/// <summary>What a host gives to the module, here from a job.</summary>
internal sealed class WorkerContext(WorkerJob job) : IModuleContext
{
    public event Action<string>? SessionClosed { add { } remove { } }

    public ModuleIdentity Identity { get; } = new("langson.txct", "1.0.0", "worker", "1.0.0");

    public string DataDirectory { get; } = Directory.CreateDirectory(job.Data).FullName;

    public IConfiguration Settings { get; } = new ConfigurationBuilder().AddInMemoryCollection(job.Settings).Build();

    public TimeProvider Time => TimeProvider.System;
}
