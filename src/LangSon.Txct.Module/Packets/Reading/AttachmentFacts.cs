using System.Text;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Packets.Reading;

/// <param name="ContentType">As written; says whether the bytes may be wrapped.</param>
internal sealed record SentAttachment(string Name, string? Description, string? ContentType, TransitFile File);

/// <summary>Brings the attachments together with the manifest that announces them.</summary>
internal static class AttachmentFacts
{
    private const string IdMark = "cid:";

    /// <summary>All attachments in the order of the packet, those that only the manifest or only the bytes' part names too.</summary>
    public static IReadOnlyList<SentAttachment> Read(IReadOnlyList<PacketElement> elements, ICollection<Finding> findings)
    {
        var announced = elements.Where(element => element.Name == "edXMLManifest").SelectMany(Children("Reference")).Select(element => Row.Of(element, findings)).ToList();
        var sent = elements.Where(element => element.Name == "AttachmentEncoded").SelectMany(Children("Attachment")).Select(element => Row.Of(element, findings)).ToList();
        foreach (var row in announced.Where(row => !sent.Any(row.IsSame)))
        {
            findings.Add(PacketFindings.Of("packet-attachment-missing", row.Name ?? row.Id ?? "?"));
        }

        List<SentAttachment> attachments = [];
        foreach (var row in sent)
        {
            Add(attachments, row, announced.Find(row.IsSame), findings);
        }

        return attachments;
    }

    private static Func<PacketElement, IEnumerable<PacketElement>> Children(string name) => parent => parent.Children.Where(child => child.Name == name);

    private static void Add(List<SentAttachment> attachments, Row row, Row? announced, ICollection<Finding> findings)
    {
        if (row.Bytes is not { Size: > 0 } bytes)
        {
            findings.Add(PacketFindings.Of("packet-attachment-missing", row.Name ?? row.Id ?? "?"));
        }
        else if ((row.Name ?? announced?.Name) is not { } name)
        {
            findings.Add(PacketFindings.Of("packet-element-missing", "Attachment/AttachmentName"));
        }
        else if (!FileNames.IsSafe(name))
        {
            findings.Add(Finding.Of("unsafe-name"));
        }
        else if (attachments.Find(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } same)
        {
            attachments.Add(new SentAttachment(name, row.Description ?? announced?.Description, row.ContentType ?? announced?.ContentType, bytes));
        }
        else if (same.File.Sha256 != bytes.Sha256)
        {
            findings.Add(PacketFindings.Of("packet-contradictory", $"tệp đính kèm {name}"));
        }
    }

    /// <param name="Id">Without its mark, which some senders leave out.</param>
    private sealed record Row(string? Id, string? Name, string? Description, string? ContentType, TransitFile? Bytes)
    {
        public static Row Of(PacketElement element, ICollection<Finding> findings)
        {
            var fields = new Fields(element, element.Name, findings);
            var id = fields.Text("ContentId");
            return new Row(
                id is not null && id.StartsWith(IdMark, StringComparison.OrdinalIgnoreCase) ? id[IdMark.Length..] : id,
                fields.Text("AttachmentName")?.Normalize(NormalizationForm.FormC), fields.Text("Description"), fields.Text("ContentType"),
                element.Children.Find(child => child.Bytes is not null)?.Bytes);
        }

        /// <summary>Whether both speak of the same file: by id, or by name where there is no id.</summary>
        public bool IsSame(Row other) => Id is not null && other.Id is not null ? Id == other.Id : Name is not null && Name == other.Name;
    }
}
