using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IModuleContext context) => services
        .AddSingleton(new SqliteDatabase(Path.Combine(context.DataDirectory, "txct.db")))
        .AddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
}
