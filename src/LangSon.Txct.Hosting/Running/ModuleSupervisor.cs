using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Hosting.Running;

/// <summary>Starts the module once the host listens, keeps its background jobs running, and stops it in time.</summary>
internal sealed class ModuleSupervisor(ModuleRuntime runtime, ModuleOptions options, ILogger<ModuleSupervisor> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> running = [];
    private IReadOnlyList<IHostedService> jobs = [];

    /// <summary>The host listens: the module may call it.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (runtime is not { State: ModuleState.Starting, Module: { } module, Services: { } services })
        {
            return;
        }

        try
        {
            await module.StartAsync(services, cancellationToken);
            jobs = [.. services.GetServices<IHostedService>()];
        }
        catch (Exception exception)
        {
            Log.NotStarted(logger, runtime.Fail(exception, "TXCT-RUN-003"), exception);
            return;
        }

        running.AddRange(jobs.Select(job => Task.Run(() => KeepAsync(job), CancellationToken.None)));
        runtime.Started();
        Log.Active(logger, jobs.Count);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        if (runtime is not { Module: { } module, Services: { } services })
        {
            return;
        }

        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await Task.WhenAll([.. jobs.Select(job => job.StopAsync(limit.Token)), .. running]).WaitAsync(limit.Token);
            await module.StopAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Log.StoppedLate(logger, StopLimit);
        }
        catch (Exception exception)
        {
            Log.StopFailed(logger, exception);
        }

        try
        {
            await services.DisposeAsync();
        }
        catch (Exception exception)
        {
            Log.StopFailed(logger, exception);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs a job until the host stops. What it throws is logged, and it starts again, later each time.</summary>
    private async Task KeepAsync(IHostedService job)
    {
        var delay = options.FirstRestart;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await job.StartAsync(stopping.Token);
                await ((job as BackgroundService)?.ExecuteTask ?? Task.CompletedTask);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.JobFailed(logger, job.GetType().Name, delay, exception);
            }

            await Task.Delay(delay, stopping.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            delay = delay * 2 < options.LongestRestart ? delay * 2 : options.LongestRestart;
        }
    }
}
