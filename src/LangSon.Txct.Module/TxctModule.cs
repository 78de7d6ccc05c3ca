using LangSon.Txct.Hosting.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct;

/// <summary>The two calls a host makes: add the services, map the endpoints.</summary>
public static class TxctModule
{
    public static IServiceCollection AddTxctModule(this IServiceCollection services, IModuleContext context) => services
        .AddSingleton(context)
        .AddSingleton(context.Time);

    public static void MapTxctModule(this IEndpointRouteBuilder module)
    {
    }

    internal static Task PrepareTxctModuleAsync(this IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;
}
