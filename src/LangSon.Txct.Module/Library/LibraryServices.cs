using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Library;

internal static class LibraryServices
{
    public static IServiceCollection AddLibrary(this IServiceCollection services) => services
        .AddSingleton<LibraryReader>()
        .AddSingleton<VisibleBytes>();
}
