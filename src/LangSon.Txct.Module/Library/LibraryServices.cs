using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Library.Bundles;
using LangSon.Txct.Library.Details;
using LangSon.Txct.Library.News;
using LangSon.Txct.Library.Open;
using LangSon.Txct.Library.Openings;
using LangSon.Txct.Library.Search;
using LangSon.Txct.Publishing.Release;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Library;

internal static class LibraryServices
{
    public static IServiceCollection AddLibrary(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<LibraryOptions>, LibraryOptionsRanges>();
        services.AddOptions<LibraryOptions>().Bind(context.Settings.GetSection(LibraryOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<LibraryReader>()
            .AddSingleton<VisibleBytes>()
            .AddSingleton<IVisits, SqlVisits>()
            .AddSingleton<NewsReader>()
            .AddSingleton<DetailsReader>()
            .AddSingleton<OpenReader>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<BundleFolder>(provider, context.DataDirectory))
            .AddSingleton<Bundling>()
            .AddSingleton<IHostedService>(provider => provider.GetRequiredService<Bundling>())
            .AddSingleton<ISearchIndex, SqlSearchIndex>()
            .AddSingleton<DocumentTexts>()
            .AddSingleton<SearchReader>()
            .AddSingleton<SearchIndexing>()
            .AddSingleton<IHostedService>(provider => provider.GetRequiredService<SearchIndexing>())
            .AddSingleton<IOpenings, SqlOpenings>()
            .AddSingleton<IDocumentReaders, DocumentReaders>();
    }
}
