namespace LangSon.Txct.ReferenceHost.Demo;

/// <summary>What the host has when it listens and the module has not begun: whatever comes later, this run brought.</summary>
/// <remarks>Services are told that the host has started in the order in which they were added; this one stands before the module.</remarks>
internal sealed class FirstLook(StartOptions options) : IHostedLifecycleService
{
    public HostContents Seen { get; private set; } = new([], [], []);

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        using var observer = HostObserver.Of(options);
        Seen = await observer.ReadAsync(cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
