using LangSon.Txct.Central;
using LangSon.Txct.Collecting;
using LangSon.Txct.Content;
using LangSon.Txct.Delivery;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Library;
using LangSon.Txct.Network;
using LangSon.Txct.Operations;
using LangSon.Txct.Operations.Settings;
using LangSon.Txct.Operations.Tool;
using LangSon.Txct.Packets;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing;
using LangSon.Txct.Storage;
using LangSon.Txct.Transport;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct;

/// <summary>The two calls a host makes: add the services, map the endpoints.</summary>
public static class TxctModule
{
    /// <summary>The name under which the module's figures and spans can be listened to.</summary>
    internal const string MeterName = "LangSon.Txct.Module";

    /// <summary>Registers the module's services. Pure registration: but for the module's own settings nothing is opened yet.</summary>
    public static IServiceCollection AddTxctModule(this IServiceCollection services, IModuleContext context) => services.AddSettled(SettledContext.Of(context));

    private static IServiceCollection AddSettled(this IServiceCollection services, IModuleContext context) => services
        .AddSingleton(context)
        .AddSingleton(context.Time)
        .AddMetrics()
        .AddStorage(context)
        .AddContent(context)
        .AddPackets(context)
        .AddNetwork(context)
        .AddTransport(context)
        .AddCentral()
        .AddDelivery(context)
        .AddPlanning(context)
        .AddPublishing(context)
        .AddCollecting(context)
        .AddPetitions(context)
        .AddLibrary(context)
        .AddPages(context)
        .AddOperations(context);

    /// <summary>Maps the module's endpoints below <paramref name="module"/>, which already has the module's prefix.</summary>
    public static void MapTxctModule(this IEndpointRouteBuilder module)
    {
        module.MapAssets();
        module.MapPlanning();
        module.MapPublishing();
        module.MapCollecting();
        module.MapPetitions();
        module.MapLibrary();
        module.MapOperations();
    }

    /// <summary>Checks the settings, opens the database, frees what a dead process had taken, and lets in the administrator's tool.</summary>
    internal static async Task PrepareTxctModuleAsync(this IServiceProvider services, CancellationToken cancel)
    {
        services.GetService<IStartupValidator>()?.Validate();
        var database = services.GetRequiredService<IDatabase>();
        await database.OpenAsync(cancel);
        if (database.IsOfOneProcess)
        {
            await services.GetRequiredService<IOutbox>().FreeAllAsync(cancel);
        }

        await services.GetRequiredService<ToolToken>().WriteAsync(cancel);
    }
}
