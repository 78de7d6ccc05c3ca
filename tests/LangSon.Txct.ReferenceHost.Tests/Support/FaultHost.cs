using LangSon.Txct.ReferenceHost.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>One reference host for all runs with faults, and its oracle. Its own module has nothing to publish.</summary>
public sealed class FaultHost : IAsyncLifetime
{
    private readonly TemporaryFolder nothing = new();

    internal RunningHost Host { get; private set; } = null!;

    internal HostOracle Oracle { get; private set; } = null!;

    /// <summary>The oracle of the groups' papers.</summary>
    internal HostOracle Reports { get; private set; } = null!;

    /// <summary>Where modules are started again, quicker than in a process of their own.</summary>
    internal HealthyWorker Worker { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Host = await RunningHost.StartAsync(nothing.Path, nothing.Path);
        Oracle = new HostOracle(await Host.ServiceAsync(), "documents", "documentId", "parts");
        Reports = new HostOracle(await Host.ServiceAsync(), "voter-contact-reports", "reportId", "attachments");
    }

    public async ValueTask DisposeAsync()
    {
        Worker.Dispose();
        Assert.Equal("", await AuditAsync(CancellationToken.None));
        await Host.DisposeAsync();
        nothing.Dispose();
    }

    /// <summary>What is wrong with the host as a whole after all that was done to it so far; empty if nothing is.</summary>
    internal async Task<string> AuditAsync(CancellationToken cancel)
    {
        var notices = await Host.App.Services.GetRequiredService<NoticeStore>().ToAsync(["delegates"], int.MaxValue, cancel);
        return await Oracle.AuditAsync(DroppedPapers.EverDropped, notices.Count, cancel);
    }
}

/// <summary>Runs with faults have the machine for themselves.</summary>
[CollectionDefinition(nameof(WithFaults), DisableParallelization = true)]
public sealed class WithFaults : ICollectionFixture<FaultHost>;
