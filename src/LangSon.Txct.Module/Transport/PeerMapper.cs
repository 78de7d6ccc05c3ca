using AutoMapper;
using LangSon.Txct.Transport.Groups;
using LangSon.Txct.Transport.Host;

namespace LangSon.Txct.Transport;

/// <summary>The mapping between contract types and plain records. Nothing outside this folder knows the library.</summary>
internal static class PeerMapper
{
    /// <summary>No contract type nests deeper; the library itself would follow an object until the stack ends.</summary>
    public const int MaxDepth = 8;

    public static MapperConfiguration Configuration() => new(configuration =>
    {
        configuration.AddProfile<HostMaps>();
        configuration.AddProfile<GroupMaps>();
        configuration.ForAllMaps((_, map) => map.MaxDepth(MaxDepth));
    });
}
