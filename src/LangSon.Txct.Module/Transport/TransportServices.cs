using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Transport.Groups;
using LangSon.Txct.Transport.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Transport;

internal static class TransportServices
{
    public static IServiceCollection AddTransport(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<PeerOptions>, PeerOptionsRanges>();
        services.AddOptions<PeerOptions>().Bind(context.Settings.GetSection(PeerOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HostOptions>, HostOptionsRules>();
        services.AddOptions<HostOptions>().Bind(context.Settings.GetSection(HostOptions.Section)).ValidateOnStart();
        services.AddOptions<GroupSystemsOptions>().Bind(context.Settings.GetSection(GroupSystemsOptions.Section));
        return services
            .AddSingleton(_ => PeerMapper.Configuration().CreateMapper())
            .AddSingleton<HostApi>()
            .AddSingleton<IReportSources, GroupSystems>();
    }
}

[OptionsValidator]
internal sealed partial class PeerOptionsRanges : IValidateOptions<PeerOptions>;
