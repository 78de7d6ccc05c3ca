namespace LangSon.Txct.Packets.Writing;

/// <summary>A packet as elements, in the order of the Java kit that most systems of the exchange use.</summary>
internal sealed class PacketForm(PacketsOptions options, WrittenTexts texts)
{
    public PacketElement Of(Packet packet)
    {
        var isStatus = packet.Kind == PacketKind.Status;
        var attachments = AttachmentForms.Of(packet.Attachments);
        return new PacketElement(EdXml.Root,
            new PacketElement("edXMLEnvelope",
                new PacketElement("edXMLHeader",
                    isStatus ? OfStatus(packet) : OfDocument(packet),
                    isStatus ? null : OfTrace(packet)),
                isStatus ? null : new PacketElement("edXMLBody", new PacketElement("edXMLManifest", attachments.Select(attachment => attachment.Reference(texts))))),
            isStatus ? null : new PacketElement("AttachmentEncoded", attachments.Select(attachment => attachment.Attachment(texts))));
    }

    private PacketElement OfStatus(Packet packet) => new("MessageHeader",
    [
        Of("From", packet.From),
        .. packet.ResponseFor.Select(OfReference),
        OfStaff(packet.Status?.Staff),
        PacketElement.Of("StatusCode", packet.Status?.Code),
        texts.Cut("Description", packet.Status?.Description, WrittenTexts.Description),
        packet.Status?.At is { } at ? PacketElement.Of("Timestamp", EdXml.Text(at)) : null,
    ]);

    private PacketElement OfDocument(Packet packet) => new("MessageHeader",
    [
        Of("From", packet.From),
        .. packet.To.Select(to => Of("To", to)),
        PacketElement.Of("DocumentId", packet.DocumentId ?? IdOf(packet)),
        new("Code", texts.Whole("CodeNumber", packet.Number, WrittenTexts.CodeNumber), texts.Whole("CodeNotation", packet.Notation, WrittenTexts.CodeNotation)),
        new("PromulgationInfo", PacketElement.Of("Place", packet.Place), PacketElement.Of("PromulgationDate", packet.IssuedOn is { } day ? EdXml.Text(day) : null)),
        new("DocumentType",
            PacketElement.Of("Type", packet.Type?.Code ?? $"{(packet.Type is { } type ? options.TypeNumbers.GetValueOrDefault(type.Name) : 0)}"),
            PacketElement.Of("TypeDetail", packet.Type?.Detail ?? "0"),
            texts.Cut("TypeName", packet.Type?.Name, WrittenTexts.TypeName)),
        texts.Cut("Subject", packet.Subject, WrittenTexts.Subject),
        texts.Cut("Content", packet.Summary ?? packet.Subject, WrittenTexts.Subject),
        OfSigner(packet.Signer),
        PacketElement.Of("DueDate", packet.DueOn is { } due ? EdXml.Text(due) : null),
        OfDetails(packet.Details),
        .. packet.ResponseFor.Select(OfReference),
        PacketElement.Of("SteeringType", $"{packet.SteeringType ?? 0}"),
        new("ToPlaces", texts.Places(packet.ToPlaces)),
    ]);

    private static string? IdOf(Packet packet) => packet is { IssuedOn: { } day, Number: { } number, Notation: { } notation }
        ? EdXml.DocumentId(packet.From.Code, day, number, notation) : null;

    private PacketElement Of(string name, Organization organization) => new(name,
        PacketElement.Of("OrganId", organization.Code),
        texts.Cut("OrganizationInCharge", organization.InCharge, WrittenTexts.OrganName),
        texts.Cut("OrganName", organization.Name, WrittenTexts.OrganName),
        PacketElement.Of("OrganAdd", organization.Address),
        PacketElement.Of("Email", organization.Email),
        PacketElement.Of("Telephone", organization.Telephone),
        PacketElement.Of("Fax", organization.Fax),
        PacketElement.Of("Website", organization.Website));

    private PacketElement? OfSigner(PacketSigner? signer) => signer is null ? null : new("SignerInfo",
        PacketElement.Of("Competence", signer.Competence),
        texts.Cut("Position", signer.Position, WrittenTexts.Position),
        texts.Cut("FullName", signer.FullName, WrittenTexts.FullName));

    private PacketElement OfDetails(PacketDetails details) => new("OtherInfo",
        PacketElement.Of("Priority", $"{details.Priority ?? 0}"),
        PacketElement.Of("SphereOfPromulgation", details.Sphere),
        PacketElement.Of("TyperNotation", details.TypistNotation),
        texts.Amount("PromulgationAmount", details.IssuedAmount),
        texts.Amount("PageAmount", details.PageAmount),
        Flag("Direction", details.IsSteering ?? false, "true", "false"),
        details.Appendixes.Count == 0 ? null : new PacketElement("Appendixes", details.Appendixes.Select(appendix => PacketElement.Of("Appendix", appendix))));

    private static PacketElement OfReference(DocumentReference reference) => new("ResponseFor",
        PacketElement.Of("OrganId", reference.OrganizationCode),
        PacketElement.Of("Code", reference.FullNumber),
        PacketElement.Of("PromulgationDate", reference.IssuedOn is { } day ? EdXml.Text(day) : null),
        PacketElement.Of("DocumentId", reference.DocumentId));

    private static PacketElement OfTrace(Packet packet) => new("TraceHeaderList",
    [
        .. packet.Trace.Select(step => new PacketElement("TraceHeader",
            PacketElement.Of("OrganId", step.OrganizationCode), step.At is { } at ? PacketElement.Of("Timestamp", EdXml.Text(at)) : null)),
        OfBusiness(packet),
    ]);

    private static PacketElement OfBusiness(Packet packet) => new("Bussiness",
        packet.Kind == PacketKind.Update ? PacketElement.Of("DocumentId", packet.Business.DocumentId) : null,
        PacketElement.Of("BussinessDocType", $"{(int)packet.Kind}"),
        PacketElement.Of("BussinessDocReason", packet.Business.Reason),
        Flag("Paper", packet.Business.SendsPaper ?? false),
        packet.Kind == PacketKind.Update ? OfChanges(packet.Business) : null,
        packet.Kind == PacketKind.Replace ? new PacketElement("ReplacementInfoList", packet.Business.Replaces.Select(OfReplacement)) : null,
        OfStaff(packet.Business.Staff));

    private static PacketElement OfChanges(PacketBusiness business) => new("BussinessDocumentInfo",
        Flag("DocumentInfo", business.ChangesDocument ?? false),
        Flag("DocumentReceiver", business.ChangesReceivers ?? business.Receivers.Count > 0),
        business.Receivers.Count == 0 ? null : new PacketElement("ReceiverList", business.Receivers.Select(row => new PacketElement("Receiver",
            PacketElement.Of("OrganId", row.OrganizationCode), PacketElement.Of("ReceiverType", $"{row.Type}")))));

    private static PacketElement OfReplacement(Replacement replacement) => new("ReplacementInfo",
        PacketElement.Of("DocumentId", replacement.DocumentId),
        new PacketElement("OrganIdList", replacement.OrganizationCodes.Select(code => PacketElement.Of("OrganId", code))));

    private static PacketElement? OfStaff(PacketStaff? staff) => staff is null ? null : new("StaffInfo",
        PacketElement.Of("Department", staff.Department),
        PacketElement.Of("Staff", staff.Name),
        PacketElement.Of("Email", staff.Email),
        PacketElement.Of("Mobile", staff.Mobile));

    private static PacketElement Flag(string name, bool value, string yes = "1", string no = "0") => new(name) { Text = value ? yes : no };
}
