using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Pages;

internal static class PagesServices
{
    /// <summary>What it takes to write a page. The encoder leaves Vietnamese as it is read; the container is the module's own, so no other page changes.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        return services
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSingleton<Assets>()
            .AddSingleton<ModulePaths>();
    }
}
