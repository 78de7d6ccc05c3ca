using LangSon.Txct.Hosting.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct;

/// <summary>The module as a plugin: what module.json names as its entry point.</summary>
public sealed class TxctPlugin : IHostModule
{
    public void ConfigureServices(IServiceCollection services, IModuleContext context) => services.AddTxctModule(context);

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapTxctModule();

    public Task StartAsync(IServiceProvider services, CancellationToken cancel) => services.PrepareTxctModuleAsync(cancel);
}
