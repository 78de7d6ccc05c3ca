using LangSon.Txct.Collecting.Folders;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Intake;
using LangSon.Txct.Collecting.Mail;
using LangSon.Txct.Collecting.Pull;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Collecting.Taken;
using LangSon.Txct.Collecting.Uploads;
using LangSon.Txct.Collecting.Waiting;
using LangSon.Txct.Delivery;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Planning.Schedule.Entering;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting;

internal static class CollectingServices
{
    public static IServiceCollection AddCollecting(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<CollectingOptions>, CollectingOptionsRanges>();
        services.AddOptions<CollectingOptions>().Bind(context.Settings.GetSection(CollectingOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IInbox, SqlInbox>()
            .AddSingleton<ISourceRegister, SqlSources>()
            .AddSingleton<IReportSources, FolderSources>()
            .AddSingleton<IReportSources, MailSources>()
            .AddSingleton<ISubmissions, SqlSubmissions>()
            .AddSingleton(new UploadFolder(context.DataDirectory))
            .AddSingleton<Submitting>()
            .AddSingleton<GroupPapersReader>()
            .AddSingleton<TakenReader>()
            .AddSingleton<WaitingReader>()
            .AddSingleton<IReportSources, UploadSources>()
            .AddSingleton<Fetching>()
            .AddSingleton<Recognition>()
            .AddSingleton<ReportSending>()
            .AddSingleton<ReportIntake>()
            .AddSingleton<ReportDecisions>()
            .AddSingleton<SourceReader>()
            .AddSingleton<SourcePull>()
            .AddSingleton<IReportProgress, ReportProgress>()
            .AddSingleton<IOpenWork, WaitingWork>()
            .AddSingleton<IGroupPlans, SentPlans>()
            .AddSingleton<IDeliveryObserver, ReceivedObserver>()
            .AddSingleton<Collector>()
            .AddSingleton<IHostedService>(provider => provider.GetRequiredService<Collector>());
    }
}
