using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Packets;

/// <summary>What came of reading a packet.</summary>
internal abstract record PacketReading
{
    private PacketReading() { }

    /// <summary>All that is needed is there. Its attachments are in transit until the packet is disposed of; they are not judged yet.</summary>
    internal sealed record Read(Packet Packet) : PacketReading;

    /// <summary>It may not be used as it is; nothing of it is left in transit.</summary>
    /// <param name="Findings">The gravest first. Of a packet with a secret mark only that, and nothing that it says.</param>
    internal sealed record Failed(IReadOnlyList<Finding> Findings) : PacketReading;
}

/// <summary>Reads edXML packets of any sender. Bounded in size, depth, time and memory; never fetches anything.</summary>
internal interface IPacketReader
{
    Task<PacketReading> ReadAsync(TransitFile file, CancellationToken cancel);
}
