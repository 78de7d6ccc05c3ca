using System.Text.Encodings.Web;
using System.Text.Unicode;
using LangSon.Txct.Hosting.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Pages;

internal static class PagesServices
{
    /// <summary>What it takes to write a page. The encoder leaves Vietnamese as it is read; the container is the module's own, so no other page changes.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<FeedOptions>, FeedOptionsRanges>();
        services.AddOptions<FeedOptions>().Bind(context.Settings.GetSection(FeedOptions.Section)).ValidateOnStart();
        services.AddRazorComponents();
        return services
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSingleton<FeedLimit>()
            .AddSingleton<Assets>()
            .AddSingleton<ModulePaths>();
    }
}
