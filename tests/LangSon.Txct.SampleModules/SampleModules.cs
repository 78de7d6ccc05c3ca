using LangSon.Txct.Hosting.Abstractions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LangSon.Txct.SampleModules;

// Small modules that are packed and loaded as a real one is; each has one habit. They share nothing with the tests but their data folder.

/// <summary>Answers, throws where it is asked to, and counts in its data folder how often its job was started.</summary>
public class SampleModule : IHostModule
{
    public virtual void ConfigureServices(IServiceCollection services, IModuleContext context)
    {
        context.SessionClosed += session => File.AppendAllText(Path.Combine(context.DataDirectory, "closed.txt"), $"{session}\n");
        services.AddSingleton(context).AddHostedService<CountedJob>();
    }

    public virtual void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/hello", () => "xin chào");
        endpoints.MapGet("/throws", string () => throw new InvalidOperationException("a fault nobody thought of"));
        endpoints.MapGet("/throws-late", async (HttpContext context) =>
        {
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            throw new InvalidOperationException("a fault nobody thought of");
        });
    }

    public virtual Task StartAsync(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;
}

public sealed class ModuleThatThrowsWhenCreated : SampleModule
{
    public ModuleThatThrowsWhenCreated() => throw new InvalidOperationException("no");
}

public sealed class ModuleThatThrowsWhenConfigured : SampleModule
{
    public override void ConfigureServices(IServiceCollection services, IModuleContext context) => throw new InvalidOperationException("no");
}

public sealed class ModuleWithoutAServiceItNeeds : SampleModule
{
    public override void ConfigureServices(IServiceCollection services, IModuleContext context) => services.AddHostedService<CountedJob>();
}

public sealed class ModuleThatThrowsWhenMapped : SampleModule
{
    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => throw new InvalidOperationException("no");
}

public sealed class ModuleThatTakesItsTime : SampleModule
{
    /// <summary>Waits until the test lets it go on.</summary>
    public override void ConfigureServices(IServiceCollection services, IModuleContext context)
    {
        while (!File.Exists(Path.Combine(context.DataDirectory, "go-on")))
        {
            Thread.Sleep(5);
        }

        base.ConfigureServices(services, context);
    }
}

public sealed class ModuleThatThrowsWhenStarted : SampleModule
{
    /// <summary>Waits until the test lets it fail.</summary>
    public override async Task StartAsync(IServiceProvider services, CancellationToken cancel)
    {
        var data = services.GetRequiredService<IModuleContext>().DataDirectory;
        while (!File.Exists(Path.Combine(data, "fail")))
        {
            await Task.Delay(5, cancel);
        }

        throw new InvalidOperationException("no");
    }
}

public sealed class ModuleWithABadHandler : SampleModule
{
    public override void ConfigureServices(IServiceCollection services, IModuleContext context)
    {
        context.SessionClosed += _ => throw new InvalidOperationException("no");
        base.ConfigureServices(services, context);
    }
}

public sealed class ModuleThatStopsBadly : SampleModule, IHostModule
{
    public override void ConfigureServices(IServiceCollection services, IModuleContext context) =>
        services.AddSingleton(context).AddSingleton<IHostedService, StubbornJob>().AddHostedService<CountedJob>();

    Task IHostModule.StopAsync(CancellationToken cancel) => throw new InvalidOperationException("no");
}

public sealed class ModuleWithJobsThatFail : SampleModule
{
    public override void ConfigureServices(IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IHostedService, JobThatCannotStart>();
        services.AddSingleton<IHostedService, JobThatFailsTwice>();
        base.ConfigureServices(services, context);
    }
}

/// <summary>Takes the whole process down when it is started, where its data folder has a file of the name end-process.</summary>
public sealed class ModuleThatEndsTheProcess : SampleModule
{
    public override Task StartAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (File.Exists(Path.Combine(services.GetRequiredService<IModuleContext>().DataDirectory, "end-process")))
        {
            Environment.FailFast("a fault that nobody can catch");
        }

        return Task.CompletedTask;
    }
}

public sealed class ModuleThatChangesItsDataAndFails : SampleModule
{
    public override Task StartAsync(IServiceProvider services, CancellationToken cancel)
    {
        File.WriteAllText(Path.Combine(services.GetRequiredService<IModuleContext>().DataDirectory, "own.txt"), "mới");
        throw new InvalidOperationException("no");
    }
}

public sealed class ModuleThatIsNeverConfigured : SampleModule
{
    public override void ConfigureServices(IServiceCollection services, IModuleContext context) => Thread.Sleep(Timeout.Infinite);
}

public sealed class ModuleThatNeverStarts : SampleModule
{
    public override Task StartAsync(IServiceProvider services, CancellationToken cancel) => Task.Delay(Timeout.Infinite, CancellationToken.None);
}

public sealed class NoModule;

/// <summary>Writes a line at each start, and another when it was asked to stop.</summary>
public class CountedJob(IModuleContext context) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Note("started");
        try
        {
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
        finally
        {
            Note("stopped");
        }
    }

    protected void Note(string line) => File.AppendAllText(Path.Combine(context.DataDirectory, $"{GetType().Name}.txt"), $"{line}\n");
}

public sealed class JobThatFailsTwice(IModuleContext context) : CountedJob(context)
{
    private int starts;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (++starts <= 2)
        {
            Note("failed");
            throw new InvalidOperationException("no");
        }

        return base.ExecuteAsync(stoppingToken);
    }
}

public sealed class JobThatCannotStart(IModuleContext context) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        File.AppendAllText(Path.Combine(context.DataDirectory, "cannot-start.txt"), "tried\n");
        throw new InvalidOperationException("no");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public sealed class StubbornJob : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("no");
}
