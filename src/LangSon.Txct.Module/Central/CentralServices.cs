using LangSon.Txct.Central.Levels;
using LangSon.Txct.Central.Local;
using LangSon.Txct.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Central;

internal static class CentralServices
{
    public static IServiceCollection AddCentral(this IServiceCollection services) => services
        .AddSingleton<ICentralMemory, SqlCentralMemory>()
        .AddSingleton<CentralLevel>()
        .AddSingleton<RestCentralSystem>()
        .AddSingleton<PlainDirectories>()
        .AddSingleton<ILocalRegister, SqlLocalRegister>()
        .AddSingleton<LocalDirectory>()
        .AddSingleton<LocalUploads>()
        .AddSingleton<LocalCentralSystem>()
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<PostedDocuments>(
            provider, new SqlLocalRegister(provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<TimeProvider>(), "posted_")))
        .AddSingleton<ICentralSystem, CentralByLevel>();
}
