using LangSon.Txct.Delivery;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Planning.Board;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Held;
using LangSon.Txct.Publishing.Intake;
using LangSon.Txct.Publishing.Published;
using LangSon.Txct.Publishing.Release;
using LangSon.Txct.Publishing.Required;
using LangSon.Txct.Publishing.Uploading;
using LangSon.Txct.Publishing.Withdrawing;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing;

internal static class PublishingServices
{
    public static IServiceCollection AddPublishing(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<PublishingOptions>, PublishingOptionsRanges>();
        services.AddOptions<PublishingOptions>().Bind(context.Settings.GetSection(PublishingOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IPapers, SqlPapers>()
            .AddSingleton<ICatalogue, SqlCatalogue>()
            .AddSingleton<DropFolder>()
            .AddSingleton<PaperUploads>()
            .AddSingleton<Preparation>()
            .AddSingleton<Judgement>()
            .AddSingleton<PacketPreparation>()
            .AddSingleton<PacketJudgement>()
            .AddSingleton<StatusPackets>()
            .AddSingleton<Intake.Intake>()
            .AddSingleton<IReleaseOrders, SqlReleaseOrders>()
            .AddSingleton<ReleaseSweep>()
            .AddSingleton<ReleaseForecast>()
            .AddSingleton<RequiredReader>()
            .AddSingleton<CatalogueSync>()
            .AddSingleton<Reconciliation>()
            .AddSingleton<IWithdrawals, SqlWithdrawals>()
            .AddSingleton<Withdrawer>()
            .AddSingleton<WithdrawalSweep>()
            .AddSingleton<PublishedDocuments>()
            .AddSingleton<PublicationNotices>()
            .AddSingleton<HeldPapers>()
            .AddSingleton<IPaperProgress, PaperProgress>()
            .AddSingleton<IOpenWork, HeldWork>()
            .AddSingleton<IDeliveryObserver, PublishedObserver>()
            .AddSingleton<IDeliveryObserver, SetPublishedObserver>()
            .AddSingleton<IDeliveryObserver, WithdrawnObserver>()
            .AddSingleton<PublishingLoop>()
            .AddSingleton<IHostedService>(provider => provider.GetRequiredService<PublishingLoop>());
    }
}
