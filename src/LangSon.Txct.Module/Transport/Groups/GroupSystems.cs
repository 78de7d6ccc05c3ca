using System.ComponentModel.DataAnnotations;
using AutoMapper;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Network;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Transport.Groups;

/// <summary>The groups' systems that are asked for papers.</summary>
internal sealed class GroupSystemsOptions
{
    public const string Section = "Collecting";

    /// <summary>One entry a group that has a system. Default none.</summary>
    public List<GroupSystemOptions> Groups { get; set; } = [];
}

internal sealed class GroupSystemOptions
{
    /// <summary>The group's id, as in T01.</summary>
    [Required]
    public string Id { get; set; } = "";

    /// <summary>The contract's base address at the group's system.</summary>
    [Required]
    public string BaseUrl { get; set; } = "";

    /// <summary>The key that the group's system gave out.</summary>
    public string Key { get; set; } = "";

    /// <summary>Without the key, which is a secret.</summary>
    public override string ToString() => $"{Id} {BaseUrl}";
}

/// <summary>One source for each group's system in the settings, each with a line, limits and breaker of its own.</summary>
internal sealed class GroupSystems : IReportSources, IDisposable
{
    private readonly List<GroupSystem> systems;

    public GroupSystems(IOptions<GroupSystemsOptions> settings, IOptions<PeerOptions> peer, OutgoingLines lines, IMapper mapper, ITransit transit, TimeProvider time) =>
        systems = [.. settings.Value.Groups.Select(group => new GroupSystem(
            group.Id, new PeerClient(new Uri(group.BaseUrl), new BearerKey(group.Key), peer.Value, lines, time), mapper, transit, time))];

    public IReadOnlyList<IReportSource> All => systems;

    public void Dispose() => systems.ForEach(system => system.Dispose());
}
