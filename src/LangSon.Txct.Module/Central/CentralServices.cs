using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Central;

internal static class CentralServices
{
    public static IServiceCollection AddCentral(this IServiceCollection services) =>
        services.AddSingleton<ICentralSystem, RestCentralSystem>();
}
