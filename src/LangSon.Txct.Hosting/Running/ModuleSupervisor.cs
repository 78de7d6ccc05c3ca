using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Hosting.Running;

/// <summary>Loads and starts the module once the host listens, follows what the administrator wants of it, and stops it in time.</summary>
internal sealed class ModuleSupervisor(ModuleRuntime runtime, ModuleOptions options, ILogger<ModuleSupervisor> logger) : IHostedLifecycleService
{
    private readonly CancellationTokenSource stopping = new();
    private Task following = Task.CompletedTask;

    /// <summary>The host listens: the module may call it.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await Task.Run(runtime.Load, cancellationToken);
        await runtime.StartAsync(cancellationToken);
        following = Task.Run(FollowAsync, CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await following;
        await runtime.StopAsync();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task FollowAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.FollowEvery, stopping.Token);
                await runtime.FollowAsync(stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.NotFollowed(logger, exception);
            }
        }
    }
}
