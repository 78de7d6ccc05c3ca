using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace LangSon.Txct.Packets.Writing;

/// <summary>Writes elements as senders of today do: the envelope and all within it under the prefix, the rest under none, attachments as base64 of a zip.</summary>
internal static class PacketXml
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Async = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    public static async Task WriteAsync(PacketElement root, Stream target, CancellationToken cancel)
    {
        await using var xml = XmlWriter.Create(target, Settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, root.Name, EdXml.Namespace);
        foreach (var child in root.Children)
        {
            await WriteAsync(child, child.Name == "AttachmentEncoded" ? "" : EdXml.Prefix, xml, cancel);
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    private static async Task WriteAsync(PacketElement element, string prefix, XmlWriter xml, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await xml.WriteStartElementAsync(element.Bytes is null ? prefix : EdXml.Prefix, element.Name, EdXml.Namespace);
        if (element.Name == "edXMLManifest")
        {
            await xml.WriteAttributeStringAsync(null, "version", null, "1.0");
        }

        if (element.Bytes is { } file)
        {
            await StoredZip.WriteAsync(file, piece => WriteAsync(piece, xml), cancel);
        }
        else if (element.Text.Length > 0)
        {
            await xml.WriteStringAsync(element.Text);
        }

        foreach (var child in element.Children)
        {
            await WriteAsync(child, prefix, xml, cancel);
        }

        await xml.WriteEndElementAsync();
    }

    /// <summary>Pieces follow each other without a break; the XML writer keeps what is left of one for the next.</summary>
    private static Task WriteAsync(ReadOnlyMemory<byte> piece, XmlWriter xml) => MemoryMarshal.TryGetArray(piece, out var bytes)
        ? xml.WriteBase64Async(bytes.Array!, bytes.Offset, bytes.Count)
        : xml.WriteBase64Async(piece.ToArray(), 0, piece.Length);
}
