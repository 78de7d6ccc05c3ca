using LangSon.Txct.Hosting.Abstractions;
using LangSon.Txct.Packets.Reading;
using LangSon.Txct.Packets.Writing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Packets;

internal static class PacketsServices
{
    public static IServiceCollection AddPackets(this IServiceCollection services, IModuleContext context)
    {
        services.AddSingleton<IValidateOptions<PacketsOptions>, PacketsOptionsRanges>();
        services.AddSingleton<IValidateOptions<PacketsOptions>, PacketsOptionsRules>();
        services.AddOptions<PacketsOptions>().Bind(context.Settings.GetSection(PacketsOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IPacketReader, PacketReader>()
            .AddSingleton<PacketWriter>();
    }
}
