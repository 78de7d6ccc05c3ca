using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsRanges>();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsRules>();
        services.AddOptions<StorageOptions>().Bind(context.Settings.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IHistory, SqlHistory>().AddSingleton<IPublicMarks, SqlPublicMarks>();
        return services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value switch
        {
            { Provider: StorageProvider.PostgreSql } options => new PostgresDatabase(options.ConnectionString!, options.Schema),
            var options => new SqliteDatabase(
                Path.Combine(context.DataDirectory, "txct.db"), options.WaitForOldProcess, provider.GetRequiredService<ILogger<SqliteDatabase>>()),
        });
    }
}
