using LangSon.Txct.Hosting.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Hosting;

/// <summary>The two calls that an ASP.NET Core host adds to run a module.</summary>
public static class ModuleHosting
{
    /// <summary>Registers the module that <paramref name="options"/> name; nothing is loaded yet.</summary>
    public static IServiceCollection AddModule(this IServiceCollection services, ModuleOptions options) => services
        .AddSingleton(options)
        .AddSingleton(host => new ModuleRuntime(options, host, host.GetRequiredService<ILogger<ModuleRuntime>>()))
        .AddSingleton<ModuleAdministration>()
        .AddHostedService<ModuleSupervisor>();

    /// <summary>Makes room for the module's endpoints. Call it after authentication and authorization.</summary>
    /// <remarks>The module is loaded once the host listens, so that nobody waits for it; until then its paths answer 503, and so they do with the reason's code where it cannot be loaded.</remarks>
    public static ModuleRuntime UseModule(this WebApplication app)
    {
        var runtime = app.Services.GetRequiredService<ModuleRuntime>();
        runtime.Announce();
        ((IEndpointRouteBuilder)app).DataSources.Add(runtime.Endpoints);
        return runtime;
    }
}
