using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Packets;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>What an edXML packet is before it is judged: the document in it is read and checked like a file that lay in the folder by itself.</summary>
internal sealed class PacketPreparation(IPacketReader packets, IPaperReader reader, FileChecks checks, IContentStore content, ITransit transit)
{
    public static bool IsPacket(string name) => FileKind.EdXml.Extensions.Contains(Path.GetExtension(name).ToLowerInvariant());

    public async Task<Prepared> RunAsync(DroppedFile file, TransitFile taken, CancellationToken cancel)
    {
        switch (await packets.ReadAsync(taken, cancel))
        {
            case PacketReading.Read { Packet: var packet }:
                return await RunAsync(taken, packet, cancel);
            case PacketReading.Failed { Findings: var findings }:
                await KeepAsync(findings, [taken], cancel);
                return new Prepared.Whole(taken, new Reading.Failed(file.Name, FileKind.EdXml.MediaType, findings), findings);
            default:
                throw new InvalidOperationException("A packet is read or not.");
        }
    }

    /// <summary>The parts that a packet in the store makes: its document first, then the annexes. Empty if it cannot be read any more.</summary>
    public async Task<IReadOnlyList<Part>> PartsAsync(string sha256, CancellationToken cancel)
    {
        await using var stored = content.Open(sha256) ?? throw new FileNotFoundException($"The stored bytes of {sha256} are gone.");
        using var taken = await transit.TakeAsync(stored, cancel);
        if (await packets.ReadAsync(taken, cancel) is not PacketReading.Read { Packet: var packet })
        {
            return [];
        }

        using (packet)
        {
            List<Part> parts = [];
            foreach (var attachment in packet.Attachments)
            {
                await content.KeepAsync(attachment.File, cancel);
                parts.Add(PartOf(attachment, await reader.ReadAsync(attachment.File, attachment.Name, cancel)));
            }

            return parts;
        }
    }

    private async Task<Prepared> RunAsync(TransitFile taken, Packet packet, CancellationToken cancel)
    {
        try
        {
            List<Finding> findings = [];
            List<Part> parts = [];
            Reading? main = null;
            foreach (var attachment in packet.Attachments)
            {
                var reading = await reader.ReadAsync(attachment.File, attachment.Name, cancel);
                parts.Add(PartOf(attachment, reading));
                if (main is null)
                {
                    main = PacketPaper.Of(packet, reading);
                    findings.AddRange([.. checks.ForPublication(main), .. PacketPaper.Contradictions(packet, reading)]);
                }
                else
                {
                    findings.AddRange(checks.ForIncoming(reading));
                }
            }

            IReadOnlyList<Finding> found = [.. findings.DistinctBy(finding => finding.Code).OrderByDescending(finding => finding.Verdict)];
            await KeepAsync(found, [taken, .. packet.Attachments.Select(attachment => attachment.File)], cancel);
            return new Prepared.Letter(taken, packet, main, parts, found);
        }
        catch
        {
            packet.Dispose();
            throw;
        }
    }

    /// <summary>What is refused leaves no bytes behind.</summary>
    private async Task KeepAsync(IReadOnlyList<Finding> findings, IReadOnlyList<TransitFile> files, CancellationToken cancel)
    {
        if (findings.All(finding => finding.Verdict != Verdict.Refused))
        {
            foreach (var file in files)
            {
                await content.KeepAsync(file, cancel);
            }
        }
    }

    private static Part PartOf(PacketAttachment attachment, Reading reading) =>
        new(attachment.Name, reading.MediaType, attachment.File.Size, attachment.File.Sha256);
}
