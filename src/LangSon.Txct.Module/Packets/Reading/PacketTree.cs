using System.Text;
using System.Xml;
using LangSon.Txct.Content;

namespace LangSon.Txct.Packets.Reading;

/// <summary>Turns the XML of a packet into elements by local name, and puts attachments into transit on the way.</summary>
/// <param name="taken">Gets each file put into transit, also when reading stops later.</param>
internal sealed class PacketTree(PacketsOptions options, ITransit transit, ICollection<TransitFile> taken)
{
    private readonly byte[] bytes = new byte[48 << 10];
    private readonly char[] letters = new char[8 << 10];
    private readonly Stack<PacketElement> open = [];
    private int elements;
    private long attached;

    /// <exception cref="PacketStoppedException">A limit is passed.</exception>
    /// <exception cref="XmlException">It is no XML, defines something of its own, or an attachment is no base64.</exception>
    public async Task<PacketElement> ReadAsync(Stream packet, CancellationToken cancel)
    {
        await using var steps = new StepwiseStream(packet);
        using var xml = XmlReader.Create(steps, Settings());
        PacketElement? root = null;
        for (var isMore = await xml.ReadAsync(); isMore; steps.NextStep())
        {
            cancel.ThrowIfCancellationRequested();
            if (xml.NodeType == XmlNodeType.Element)
            {
                var element = Open(xml);
                root ??= element;
                if (element.Name == EdXml.Bytes)
                {
                    element.Bytes = await TakeAsync(xml, steps, cancel);
                    isMore = !xml.EOF;
                    continue;
                }
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                Close(open.Pop());
            }
            else if (xml.HasValue && open.TryPeek(out var parent))
            {
                await AppendAsync(parent, xml, steps);
            }

            isMore = await xml.ReadAsync();
        }

        return root ?? throw new XmlException("The packet has no element.");
    }

    private XmlReaderSettings Settings() => new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = options.MaxPacketBytes,
    };

    private PacketElement Open(XmlReader xml)
    {
        if (++elements > options.MaxElements)
        {
            throw TooLarge("số phần tử");
        }

        if (xml.Depth >= options.MaxDepth)
        {
            throw TooLarge("độ sâu");
        }

        var element = new PacketElement(xml.LocalName);
        if (open.TryPeek(out var parent))
        {
            parent.Children.Add(element);
        }

        if (!xml.IsEmptyElement && element.Name != EdXml.Bytes)
        {
            open.Push(element);
        }

        return element;
    }

    /// <summary>Blanks around a text say nothing; letters are composed.</summary>
    private static void Close(PacketElement element) => element.Text = element.Text.Trim().Normalize(NormalizationForm.FormC);

    private async Task AppendAsync(PacketElement parent, XmlReader xml, StepwiseStream steps)
    {
        var text = new StringBuilder(parent.Text);
        for (int read; (read = await xml.ReadValueChunkAsync(letters, 0, letters.Length)) > 0; steps.NextStep())
        {
            if (text.Append(letters, 0, read).Length > options.MaxTextLetters)
            {
                throw TooLarge($"độ dài của {parent.Name}");
            }
        }

        parent.Text = text.ToString();
    }

    /// <summary>Puts an attachment into transit; the reader then stands behind its element.</summary>
    private async Task<TransitFile> TakeAsync(XmlReader xml, StepwiseStream steps, CancellationToken cancel)
    {
        if (taken.Count >= options.MaxAttachments)
        {
            throw TooLarge("số tệp đính kèm");
        }

        var file = await transit.TakeAsync(async target =>
        {
            long size = 0;
            for (int read; (read = await xml.ReadElementContentAsBase64Async(bytes, 0, bytes.Length)) > 0; steps.NextStep())
            {
                cancel.ThrowIfCancellationRequested();
                (size, attached) = (size + read, attached + read);
                if (size > options.MaxAttachmentBytes || attached > options.MaxAttachmentsBytes)
                {
                    throw TooLarge("dung lượng tệp đính kèm");
                }

                await target.WriteAsync(bytes.AsMemory(0, read), cancel);
            }
        }, cancel);
        taken.Add(file);
        return file;
    }

    private static PacketStoppedException TooLarge(string what) => new(PacketFindings.Of("packet-too-large", what));
}
