using LangSon.Txct.ReferenceHost.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>One reference host for all runs with faults, and its oracle. Its own module has nothing to publish.</summary>
public sealed class FaultHost : IAsyncLifetime
{
    private readonly TemporaryFolder nothing = new();

    internal RunningHost Host { get; private set; } = null!;

    internal HostOracle Oracle { get; private set; } = null!;

    /// <summary>Where modules are started again, quicker than in a process of their own.</summary>
    internal HealthyWorker Worker { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Host = await RunningHost.StartAsync(nothing.Path, nothing.Path);
        Oracle = new HostOracle(await Host.ServiceAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Worker.Dispose();
        await Host.DisposeAsync();
        nothing.Dispose();
    }

    /// <summary>How many notices the host has sent.</summary>
    internal async Task<int> CountNoticesAsync(CancellationToken cancel) =>
        (await Host.App.Services.GetRequiredService<NoticeStore>().ToAsync(["delegates"], int.MaxValue, cancel)).Count;
}

/// <summary>Runs with faults have the machine for themselves.</summary>
[CollectionDefinition(nameof(WithFaults), DisableParallelization = true)]
public sealed class WithFaults : ICollectionFixture<FaultHost>;
