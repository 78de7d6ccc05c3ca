using LangSon.Txct.Central.Local;
using LangSon.Txct.Storage;
using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Central;

internal static class CentralServices
{
    public static IServiceCollection AddCentral(this IServiceCollection services) => services
        .AddSingleton(provider => new CentralLevel(provider.GetRequiredService<IOptions<HostOptions>>().Value.Level))
        .AddSingleton<RestCentralSystem>()
        .AddSingleton<ILocalRegister, SqlLocalRegister>()
        .AddSingleton<LocalDirectory>()
        .AddSingleton<LocalUploads>()
        .AddSingleton<LocalCentralSystem>()
        .AddSingleton<ICentralSystem>(provider => provider.GetRequiredService<IOptions<HostOptions>>().Value.KeepsItself
            ? provider.GetRequiredService<LocalCentralSystem>()
            : provider.GetRequiredService<RestCentralSystem>());
}
