using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Hosting.Abstractions;

/// <summary>A module as its host sees it. The host calls the members in the order in which they stand here.</summary>
/// <remarks>Has a public constructor without parameters, and no static state. Only types of this assembly and of the
/// frameworks cross the border.</remarks>
public interface IHostModule
{
    /// <summary>Registers the module's services, in a container that is the module's own. Pure registration: no I/O.</summary>
    void ConfigureServices(IServiceCollection services, IModuleContext context);

    /// <summary>Maps the module's endpoints. <paramref name="endpoints"/> already has the module's prefix.</summary>
    void MapEndpoints(IEndpointRouteBuilder endpoints);

    /// <summary>Prepares what the endpoints need, once the host is listening and before the module's hosted services start.</summary>
    Task StartAsync(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Releases what <see cref="StartAsync"/> took. The host waits 10 seconds at most.</summary>
    Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
}
