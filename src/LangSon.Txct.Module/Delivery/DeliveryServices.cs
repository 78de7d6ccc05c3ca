using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Delivery;

internal static class DeliveryServices
{
    public static IServiceCollection AddDelivery(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsRanges>();
        services.AddOptions<DeliveryOptions>().Bind(context.Settings.GetSection(DeliveryOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IOutbox, SqlOutbox>()
            .AddSingleton<IDeliveryRegister, SqlDeliveryRegister>()
            .AddSingleton<RelayBell>()
            .AddSingleton<DeliveryMeasures>()
            .AddSingleton<PartUpload>()
            .AddSingleton<Shipment>()
            .AddSingleton<IHostedService, Relay>();
    }
}
