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
        .AddHostedService<ModuleSupervisor>();

    /// <summary>Loads the module from its package and adds its endpoints. Call it after authentication and authorization.</summary>
    /// <remarks>A module that cannot be loaded leaves the host running; its paths answer 503 with the reason's code.</remarks>
    public static ModuleRuntime UseModule(this WebApplication app)
    {
        var runtime = app.Services.GetRequiredService<ModuleRuntime>();
        runtime.Load();
        ((IEndpointRouteBuilder)app).DataSources.Add(runtime.Endpoints);
        return runtime;
    }
}
