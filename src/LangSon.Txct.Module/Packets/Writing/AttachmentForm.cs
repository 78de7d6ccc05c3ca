using System.Security.Cryptography;
using System.Text;
using LangSon.Txct.Content;

namespace LangSon.Txct.Packets.Writing;

/// <summary>The two elements that an attachment has in a packet. Their id follows from the bytes and the place, so the same packet is written the same.</summary>
internal sealed record AttachmentForm(PacketAttachment File, int Place)
{
    private const string ContentType = "application/zip";

    /// <summary>As a UUID, which is what others write there.</summary>
    private string Id => $"{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Place} {File.File.Sha256}")).AsSpan(0, 16)):d}";

    /// <summary>In the manifest.</summary>
    public PacketElement Reference(WrittenTexts texts) => new("Reference",
        PacketElement.Of("ContentId", $"cid:{Id}"),
        PacketElement.Of("ContentType", ContentType),
        texts.Cut("Description", File.Description, WrittenTexts.Description),
        PacketElement.Of("AttachmentName", File.Name));

    /// <summary>With the bytes, outside the envelope.</summary>
    public PacketElement Attachment(WrittenTexts texts) => new("Attachment",
        PacketElement.Of("ContentId", $"cid:{Id}"),
        PacketElement.Of("AttachmentName", File.Name),
        texts.Cut("Description", File.Description, WrittenTexts.Description),
        PacketElement.Of("ContentType", ContentType),
        new PacketElement(EdXml.Bytes) { Bytes = File.File });
}

internal static class AttachmentForms
{
    public static IReadOnlyList<AttachmentForm> Of(IReadOnlyList<PacketAttachment> attachments) => [.. attachments.Select((attachment, place) => new AttachmentForm(attachment, place + 1))];
}
