using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Packets.Reading;

/// <summary>What a packet of each kind must say, and to whom it must be sent.</summary>
internal sealed class PacketDemands(PacketsOptions options)
{
    private readonly OrganizationCodes codes = new(options.Aliases);

    /// <summary>All that is missing, in the order of the packet.</summary>
    public IEnumerable<Finding> Run(Packet packet) => Missing(packet).Select(element => PacketFindings.Of("packet-element-missing", element)).Concat(ForOthers(packet));

    private static IEnumerable<string> Missing(Packet packet) => packet.Kind switch
    {
        PacketKind.Status => OfStatus(packet),
        PacketKind.Recall => Check(("To", packet.To.Count > 0), ("DocumentId", (packet.DocumentId ?? packet.ResponseFor.FirstOrDefault()?.DocumentId) is not null)),
        PacketKind.Update => Check(("To", packet.To.Count > 0), ("Bussiness/DocumentId", (packet.Business.DocumentId ?? packet.DocumentId) is not null)),
        PacketKind.Replace => [.. OfDocument(packet), .. Check(("Bussiness/ReplacementInfoList", packet.Business.Replaces.Count > 0))],
        _ => OfDocument(packet),
    };

    private static IEnumerable<string> OfDocument(Packet packet) => Check(
        ("To", packet.To.Count > 0),
        ("Code/CodeNumber", packet.Number is not null),
        ("Code/CodeNotation", packet.Notation is not null),
        ("PromulgationInfo/PromulgationDate", packet.IssuedOn is not null),
        ("DocumentType/TypeName", packet.Type is not null),
        ("Subject", packet.Subject is not null));

    private static IEnumerable<string> OfStatus(Packet packet) =>
        Check(("ResponseFor/DocumentId", packet.ResponseFor.Any(reference => (reference.DocumentId ?? reference.FullNumber) is not null)));

    private static IEnumerable<string> Check(params (string Element, bool IsThere)[] demands) => demands.Where(demand => !demand.IsThere).Select(demand => demand.Element);

    /// <summary>A packet of one's own, put in to be published, went to others.</summary>
    private IEnumerable<Finding> ForOthers(Packet packet)
    {
        var own = options.OwnCodes.Select(codes.Known).ToHashSet();
        var receivers = packet.Kind == PacketKind.Status ? packet.ResponseFor.Select(reference => reference.OrganizationCode).OfType<string>().ToList() : [.. packet.To.Select(to => to.Code)];
        return own.Count == 0 || receivers.Count == 0 || own.Contains(packet.From.Code) || receivers.Any(own.Contains)
            ? [] : [PacketFindings.Of("packet-wrong-receiver", string.Join(", ", receivers))];
    }
}
