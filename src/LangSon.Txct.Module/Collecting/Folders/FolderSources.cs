using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Packets;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Folders;

/// <summary>One source for each folder in the settings.</summary>
internal sealed class FolderSources(IOptions<CollectingOptions> options, ITransit transit, IPacketReader packets, TimeProvider time) : IReportSources
{
    public IReadOnlyList<IReportSource> All { get; } = [.. options.Value.Folders.Select(folder => new FolderSource(folder, options.Value, transit, packets, time))];
}
