using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Network;

internal static class NetworkServices
{
    public static IServiceCollection AddNetwork(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<NetworkOptions>, NetworkOptionsRules>();
        services.AddOptions<NetworkOptions>().Bind(context.Settings.GetSection(NetworkOptions.Section)).ValidateOnStart();
        return services.AddSingleton<OutgoingLines>();
    }
}
