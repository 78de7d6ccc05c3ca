using System.Text.RegularExpressions;
using System.Xml;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading.Packages;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Packets.Reading;

/// <summary>Reads packets of both known dialects and of others like them: elements in any order, under any prefix, with others between them.</summary>
internal sealed class PacketReader(ITransit transit, IOptions<PacketsOptions> options, TimeProvider time) : IPacketReader
{
    private readonly PacketFacts facts = new(options.Value);
    private readonly ZipWrap wrap = new(options.Value, transit);

    public async Task<PacketReading> ReadAsync(TransitFile file, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(options.Value.ReadingTime, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        List<TransitFile> taken = [];
        Packet? packet = null;
        try
        {
            (packet, var findings) = await ReadAsync(file, taken, limit.Token);
            return packet is null ? new PacketReading.Failed(findings) : new PacketReading.Read(packet);
        }
        catch (Exception exception) when (FindingOf(exception, file, cancel) is { } finding)
        {
            return new PacketReading.Failed([finding]);
        }
        finally
        {
            foreach (var left in taken.Where(left => packet is null || packet.Attachments.All(attachment => attachment.File != left)))
            {
                left.Dispose();
            }
        }
    }

    private async Task<(Packet? Packet, IReadOnlyList<Finding> Findings)> ReadAsync(TransitFile file, List<TransitFile> taken, CancellationToken cancel)
    {
        if (file.Size > options.Value.MaxPacketBytes)
        {
            throw new PacketStoppedException(PacketFindings.Of("packet-too-large", $"dung lượng ({options.Value.MaxPacketBytes >> 20} MB)"));
        }

        await using var bytes = file.Open();
        var (packet, sent, findings) = facts.Read(await new PacketTree(options.Value, transit, taken).ReadAsync(bytes, cancel));
        if (findings.Count > 0)
        {
            return (null, findings);
        }

        List<PacketAttachment> attachments = [];
        foreach (var attachment in sent)
        {
            attachments.Add(new PacketAttachment(attachment.Name, attachment.Description, await OpenAsync(attachment, taken, cancel)));
            if (attachments.Sum(opened => opened.File.Size) > options.Value.MaxAttachmentsBytes)
            {
                throw new PacketStoppedException(PacketFindings.Of("packet-too-large", "dung lượng tệp đính kèm"));
            }
        }

        return (packet with { Attachments = attachments }, []);
    }

    private async Task<TransitFile> OpenAsync(SentAttachment attachment, List<TransitFile> taken, CancellationToken cancel)
    {
        if (!await ZipWrap.IsWrapAsync(attachment, cancel) || await wrap.UnwrapAsync(attachment, cancel) is not { } file)
        {
            return attachment.File;
        }

        taken.Add(file);
        return file;
    }

    /// <summary>Whatever a damaged packet makes reading throw, the packet is what is damaged. A disk that is full is not its fault.</summary>
    private static Finding? FindingOf(Exception exception, TransitFile file, CancellationToken cancel) => exception switch
    {
        _ when cancel.IsCancellationRequested => null,
        PacketStoppedException stopped => stopped.Finding,
        TooLargeException => PacketFindings.Of("packet-too-large", "dung lượng tệp đính kèm"),
        IOException => null,
        XmlException => Definition(file) is { } code ? Finding.Of(code) : PacketFindings.Of("packet-unreadable"),
        OperationCanceledException or RegexMatchTimeoutException => PacketFindings.Of("packet-too-large", "thời gian đọc"),
        _ => PacketFindings.Of("packet-unreadable"),
    };

    /// <summary>Which code the definition before the root element has; null if there is none.</summary>
    private static string? Definition(TransitFile file)
    {
        var start = new byte[64 << 10];
        using var bytes = file.Open();
        return SafeXml.DefinitionIn(start.AsSpan(0, bytes.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
    }
}
