using System.Reflection;
using AutoMapper;
using AutoMapper.Configuration;
using LangSon.Txct.Transport.Groups;
using LangSon.Txct.Transport.Host;

namespace LangSon.Txct.Transport;

/// <summary>The mapping between contract types and plain records. Nothing outside this folder knows the library.</summary>
internal static class PeerMapper
{
    /// <summary>No contract type nests deeper; the library itself would follow an object until the stack ends.</summary>
    public const int MaxDepth = 8;

    public static MapperConfiguration Configuration()
    {
        var maps = new FieldsOnly();
        maps.AddProfile<HostMaps>();
        maps.AddProfile<GroupMaps>();
        Bound(maps);
        return new MapperConfiguration(maps);
    }

    /// <summary>Ends each of the maps at <see cref="MaxDepth"/>.</summary>
    public static void Bound(IMapperConfigurationExpression maps) => maps.ForAllMaps((_, map) => map.MaxDepth(MaxDepth));

    /// <summary>Leaves the framework's methods on sequences alone: the library tries each on every type, and cannot bind those of today's framework to records.</summary>
    private sealed class FieldsOnly : MapperConfigurationExpression, IConfiguration
    {
        IEnumerable<MethodInfo> IProfileConfiguration.SourceExtensionMethods => [];
    }
}

/// <summary>Maps of fields, as <see cref="PeerMapper"/> wants all maps to be.</summary>
internal abstract class FieldMaps : Profile, IProfileConfiguration
{
    IEnumerable<MethodInfo> IProfileConfiguration.SourceExtensionMethods => [];
}
