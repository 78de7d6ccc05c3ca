using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Operations.Backup;
using LangSon.Txct.Operations.Bundle;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Operations.History;
using LangSon.Txct.Operations.Jobs;
using LangSon.Txct.Operations.Journal;
using LangSon.Txct.Operations.Overview;
using LangSon.Txct.Operations.Settings;
using LangSon.Txct.Operations.Setup;
using LangSon.Txct.Operations.Tool;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Storage;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IModuleContext context) => services
        .AddBackup(context)
        .AddWatch(context)
        .AddSingleton(new ToolToken(context.DataDirectory))
        .AddSingleton<WorkReader>()
        .AddSingleton<BundleMaker>()
        .AddSingleton<TrialPaper>()
        .AddSingleton<SetupReader>()
        .AddSingleton<EventJournal>()
        .AddSingleton(typeof(ILogger<>), typeof(JournalLogger<>))
        .AddSingleton<HistoryReader>()
        .AddSingleton<PublicationDays>()
        .AddSingleton<IJobs, SqlJobs>()
        .AddSingleton<JobRetries>()
        .AddSingleton<IOpenWork, FailedWork>()
        .AddSingleton<IMutes, SqlMutes>()
        .AddSingleton<HostChecks>()
        .AddSingleton<LocalChecks>()
        .AddSingleton<WorkChecks>()
        .AddSingleton<MachineChecks>()
        .AddSingleton<NetworkChecks>()
        .AddSingleton<ModuleChecks>()
        .AddSingleton<SettingsReader>()
        .AddSingleton<SettingsKeeper>()
        .Configure<JsonOptions>(Vietnamese);

    private static IServiceCollection AddBackup(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<BackupOptions>, BackupOptionsRanges>();
        services.AddOptions<BackupOptions>().Bind(context.Settings.GetSection(BackupOptions.Section)).ValidateOnStart();
        return services.AddSingleton<Backups>().AddSingleton<IHostedService, NightlyBackup>();
    }

    private static IServiceCollection AddWatch(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<WatchOptions>, WatchOptionsRanges>();
        services.AddOptions<WatchOptions>().Bind(context.Settings.GetSection(WatchOptions.Section)).ValidateOnStart();
        return services.AddSingleton<CheckWatch>().AddSingleton<IHostedService>(provider => provider.GetRequiredService<CheckWatch>());
    }

    /// <summary>How the module's own interface writes JSON: Vietnamese as it is read, words for enumerations.</summary>
    private static void Vietnamese(JsonOptions json)
    {
        json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
    }
}
