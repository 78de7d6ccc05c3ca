using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Packets.Reading;

/// <summary>What the elements of a packet say, and whether that is all that is needed.</summary>
internal sealed class PacketFacts(PacketsOptions options)
{
    private readonly HeaderFacts header = new(options);
    private readonly PacketDemands demands = new(options);

    /// <returns>The packet, its attachments still as they were sent, and all findings, the gravest first.</returns>
    public (Packet Packet, IReadOnlyList<SentAttachment> Attachments, IReadOnlyList<Finding> Findings) Read(PacketElement root)
    {
        List<Finding> findings = [];
        var elements = root.All().ToList();
        var all = new Fields(new PacketElement("", elements.Where(element => element.Name is "MessageHeader" or "TraceHeaderList")), "", findings);
        var message = all.One("MessageHeader");
        if (root.Name != EdXml.Root || !message.IsThere)
        {
            throw new PacketStoppedException(PacketFindings.Of("packet-unreadable"));
        }

        if (PacketMarks.IsSecret(elements))
        {
            throw new PacketStoppedException(Finding.Of("secret-mark"));
        }

        var packet = header.Read(message, all.One("TraceHeaderList"), findings);
        var attachments = AttachmentFacts.Read(elements, findings);
        findings.AddRange(demands.Run(packet));
        if (packet.Kind is PacketKind.New or PacketKind.Replace && !elements.Exists(element => element.Name == "Attachment") && !findings.Exists(finding => finding.Code == "packet-attachment-missing"))
        {
            findings.Add(PacketFindings.Of("packet-without-attachment"));
        }

        return (packet, attachments, [.. findings.Distinct().OrderByDescending(finding => finding.Verdict)]);
    }
}
