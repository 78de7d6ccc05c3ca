using LangSon.Txct.Library.Openings;
using LangSon.Txct.Publishing.Release;
using LangSon.Txct.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Library;

internal static class LibraryServices
{
    public static IServiceCollection AddLibrary(this IServiceCollection services) => services
        .AddSingleton<LibraryReader>()
        .AddSingleton<VisibleBytes>()
        .AddSingleton<IOpenings, SqlOpenings>()
        .AddSingleton<IDocumentReaders, DocumentReaders>();
}
