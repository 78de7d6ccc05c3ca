using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Hosting.Loading;
using LangSon.Txct.Hosting.Packaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Hosting.Running;

/// <summary>One life of a module: configured, started, its background jobs kept running, stopped. A module that is switched on again begins a new one.</summary>
internal sealed class ModuleInstance
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly IHostModule module;
    private readonly ModuleContext context;
    private readonly ModuleOptions options;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> running = [];
    private IReadOnlyList<IHostedService> jobs = [];

    private ModuleInstance(IHostModule module, ModuleContext context, ServiceProvider services, ModuleOptions options, ILogger logger)
    {
        (this.module, this.context, Services, this.options, this.logger) = (module, context, services, options, logger);
        var routes = new ModuleRouteBuilder(services);
        module.MapEndpoints(routes.MapGroup(context.Prefix));
        Endpoints = [.. routes.DataSources.SelectMany(source => source.Endpoints)];
    }

    public ServiceProvider Services { get; }

    public IReadOnlyList<Endpoint> Endpoints { get; }

    /// <summary>Creates and configures the module; what it throws is the caller's.</summary>
    /// <exception cref="ModuleRefusedException">It was not done within its limit (TXCT-RUN-004).</exception>
    public static ModuleInstance Create(ModuleLoadContext loaded, InstalledModule installed, ModuleOptions options, IServiceProvider host, ILogger logger)
    {
        var work = Task.Run(() => Configure(loaded, installed, options, host, logger));
        return Task.WaitAny([work], options.ConfigureLimit) == 0 ? work.GetAwaiter().GetResult() : throw TooLong("cấu hình", options.ConfigureLimit);
    }

    private static ModuleInstance Configure(ModuleLoadContext loaded, InstalledModule installed, ModuleOptions options, IServiceProvider host, ILogger logger)
    {
        var context = ModuleContext.Of(installed, options, logger);
        var module = loaded.CreateModule(installed);
        return new ModuleInstance(module, context, ModuleContainer.Build(module, context, host), options, logger);
    }

    public void Wake(string sessionId) => context.Wake(sessionId);

    /// <summary>Starts the module, then its jobs; what the module throws is the caller's, what a job throws is not.</summary>
    /// <exception cref="ModuleRefusedException">It was not done within its limit (TXCT-RUN-004); whatever it still does leads to nothing.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        try
        {
            await Task.Run(() => module.StartAsync(Services, cancel), cancel).WaitAsync(options.StartLimit, cancel);
        }
        catch (TimeoutException)
        {
            throw TooLong("khởi động", options.StartLimit);
        }

        jobs = [.. Services.GetServices<IHostedService>()];
        running.AddRange(jobs.Select(job => Task.Run(() => KeepAsync(job), CancellationToken.None)));
        Log.Active(logger, jobs.Count);
    }

    /// <summary>Stops jobs and module, 10 seconds at most; never throws.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
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
            await Services.DisposeAsync();
        }
        catch (Exception exception)
        {
            Log.StopFailed(logger, exception);
        }
    }

    private static ModuleRefusedException TooLong(string what, TimeSpan limit) =>
        new("TXCT-RUN-004", $"Phân hệ {what} quá {limit.TotalSeconds:0.#} giây nên bị bỏ qua. Xem nhật ký để biết phân hệ chờ gì, rồi khởi động lại phần mềm.");

    /// <summary>Runs a job until the module stops. What it throws is logged, and it starts again, later each time.</summary>
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
