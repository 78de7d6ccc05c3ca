using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Incoming;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Scans;
using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Content;

internal static class ContentServices
{
    public static IServiceCollection AddContent(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<ContentOptions>, ContentOptionsRanges>();
        services.AddOptions<ContentOptions>().Bind(context.Settings.GetSection(ContentOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<ITransit>(provider => new Transit(context.DataDirectory, provider.GetRequiredService<IOptions<ContentOptions>>()))
            .AddSingleton<IContentStore>(new ContentStore(context.DataDirectory, context.Time))
            .AddSingleton<IPaperReader, PaperReader>()
            .AddSingleton<TableReader>()
            .AddSingleton<ScanReader>()
            .AddSingleton<FileChecks>()
            .AddSingleton<IncomingPapers>();
    }
}
