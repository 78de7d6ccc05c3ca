using System.Xml;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Packets.Reading;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Packets.Writing;

/// <summary>What came of writing a packet.</summary>
internal abstract record PacketWriting
{
    private PacketWriting() { }

    /// <param name="Notes">What was shortened on its way out; the packet itself keeps it in full.</param>
    internal sealed record Written(IReadOnlyList<Finding> Notes) : PacketWriting;

    /// <summary>Nothing was written.</summary>
    internal sealed record Refused(IReadOnlyList<Finding> Findings) : PacketWriting;
}

/// <summary>Writes packets that any receiver can read, for the Office's register. The module sends none itself.</summary>
internal sealed class PacketWriter(IOptions<PacketsOptions> options)
{
    /// <summary>Writes the packet if it says all that it must; the same packet is always the same bytes.</summary>
    public async Task<PacketWriting> WriteAsync(Packet packet, Stream target, CancellationToken cancel)
    {
        List<Finding> notes = [], refusals = [];
        var root = new PacketForm(options.Value, new WrittenTexts(notes, refusals)).Of(packet);
        refusals.AddRange(Refusals(packet, root));
        if (refusals.Count > 0)
        {
            return new PacketWriting.Refused(refusals);
        }

        await PacketXml.WriteAsync(root, target, cancel);
        return new PacketWriting.Written([.. notes.Distinct()]);
    }

    /// <summary>First what is asked of writers only, then all that the module's own reader would say of the packet.</summary>
    private IEnumerable<Finding> Refusals(Packet packet, PacketElement root)
    {
        if (root.All().FirstOrDefault(element => !IsXml(element.Text)) is { } unfit)
        {
            return [PacketFindings.Of("packet-bad-value", unfit.Name, unfit.Text)];
        }

        return [.. OfWriters(packet), .. OfSize(packet), .. OfReader(root)];
    }

    private static IEnumerable<Finding> OfWriters(Packet packet)
    {
        if (packet is { Kind: PacketKind.Status } && !PacketStatuses.IsOwn(packet.Status?.Code ?? ""))
        {
            yield return PacketFindings.Of("packet-bad-value", "StatusCode", packet.Status?.Code ?? "");
        }
        else if (packet is { Kind: not PacketKind.Status, Trace.Count: 0 })
        {
            yield return PacketFindings.Of("packet-element-missing", "TraceHeaderList/TraceHeader");
        }

        if (packet is { Kind: PacketKind.Update, Business.DocumentId: null })
        {
            yield return PacketFindings.Of("packet-element-missing", "Bussiness/DocumentId");
        }

        var others = packet.Trace.Select(step => step.OrganizationCode)
            .Concat(packet.ResponseFor.Select(reference => reference.OrganizationCode).OfType<string>())
            .Concat(packet.Business.Replaces.SelectMany(replacement => replacement.OrganizationCodes));
        foreach (var code in others.Where(code => !OrganizationCodes.IsCode(code)))
        {
            yield return PacketFindings.Of("packet-bad-value", "OrganId", code);
        }
    }

    /// <summary>Base64 takes four thirds; what else a packet says is small.</summary>
    private IEnumerable<Finding> OfSize(Packet packet)
    {
        var limits = options.Value;
        var sizes = packet.Attachments.Select(attachment => attachment.File.Size).ToList();
        if (sizes.Count > limits.MaxAttachments)
        {
            yield return PacketFindings.Of("packet-too-large", "số tệp đính kèm");
        }

        if (sizes.Any(size => size > limits.MaxAttachmentBytes) || sizes.Sum() > Math.Min(limits.MaxAttachmentsBytes, limits.MaxPacketBytes / 4 * 3))
        {
            yield return PacketFindings.Of("packet-too-large", "dung lượng tệp đính kèm");
        }
    }

    private IReadOnlyList<Finding> OfReader(PacketElement root)
    {
        try
        {
            return [.. new PacketFacts(options.Value).Read(root).Findings.Where(finding => finding.Code != "packet-wrong-receiver")];
        }
        catch (PacketStoppedException stopped)
        {
            return [stopped.Finding];
        }
    }

    /// <summary>Whether XML has room for the text: no control signs, no half letters.</summary>
    private static bool IsXml(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!XmlConvert.IsXmlChar(text[at]) && !(at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at++])))
            {
                return false;
            }
        }

        return true;
    }
}
