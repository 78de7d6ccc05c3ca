using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Packets.Reading;

/// <summary>What MessageHeader and TraceHeaderList say.</summary>
internal sealed class HeaderFacts(PacketsOptions options)
{
    private readonly OrganizationCodes codes = new(options.Aliases);

    /// <summary>The packet without its attachments, as far as it can be told; what is missing or wrong goes to the findings.</summary>
    public Packet Read(Fields header, Fields trace, ICollection<Finding> findings)
    {
        var business = trace.One("Bussiness");
        var (code, info) = (header.One("Code"), header.One("PromulgationInfo"));
        var subject = header.Text("Subject");
        return new Packet(KindOf(header, business, findings), ToOrganization(header.One("From")))
        {
            To = [.. header.Each("To").Select(ToOrganization)],
            DocumentId = header.Text("DocumentId"),
            Number = code.Text("CodeNumber"),
            Notation = code.Text("CodeNotation") is { } notation ? string.Concat(notation.Where(letter => !char.IsWhiteSpace(letter))) : null,
            Place = info.Text("Place"),
            IssuedOn = info.Date("PromulgationDate"),
            Type = ToType(header.One("DocumentType")),
            Subject = subject,
            Summary = header.Text("Content") is { } content && content != subject ? content : null,
            Signer = ToSigner(header.One("SignerInfo")),
            DueOn = header.Date("DueDate"),
            Details = ToDetails(header.One("OtherInfo")),
            ResponseFor = [.. header.Each("ResponseFor").Select(ToReference)],
            SteeringType = header.Number("SteeringType"),
            ToPlaces = header.One("ToPlaces").Texts("Place"),
            Trace = [.. trace.Each("TraceHeader").Select(step => new TraceStep(Known(step.Text("OrganId") ?? ""), step.Time("Timestamp"))).Where(step => step.OrganizationCode.Length > 0)],
            Business = ToBusiness(business),
            Status = header.Text("StatusCode") is { } status
                ? new PacketStatus(status.PadLeft(2, '0'), header.Text("Description"), header.Time("Timestamp"), ToStaff(header.One("StaffInfo"))) : null,
        };
    }

    /// <summary>A packet that says nothing of its kind is a new document; one of a kind that nobody knows is not guessed at.</summary>
    private static PacketKind KindOf(Fields header, Fields business, ICollection<Finding> findings)
    {
        if (header.Text("StatusCode") is not null)
        {
            return PacketKind.Status;
        }

        if (business.Text("BussinessDocType") is not { } text)
        {
            return PacketKind.New;
        }

        if (business.Number("BussinessDocType") is >= 0 and <= 3 and var number)
        {
            return (PacketKind)number;
        }

        findings.Add(PacketFindings.Of("packet-bad-value", "Bussiness/BussinessDocType", text));
        return PacketKind.New;
    }

    private string Known(string code) => codes.Known(code);

    private Organization ToOrganization(Fields fields) => new(Known(fields.Code("OrganId")), fields.Text("OrganName"))
    {
        InCharge = fields.Text("OrganizationInCharge"),
        Address = fields.Text("OrganAdd"),
        Email = fields.Text("Email"),
        Telephone = fields.Text("Telephone"),
        Fax = fields.Text("Fax"),
        Website = fields.Text("Website"),
    };

    private static DocumentType? ToType(Fields fields) =>
        fields.Text("TypeName") is { } name ? new DocumentType(name, fields.Text("Type"), fields.Text("TypeDetail")) : null;

    private static PacketSigner? ToSigner(Fields fields)
    {
        var signer = new PacketSigner(fields.Text("Competence"), fields.Text("Position"), fields.Text("FullName"));
        return signer is { Competence: null, Position: null, FullName: null } ? null : signer;
    }

    private PacketDetails ToDetails(Fields fields)
    {
        var priority = fields.Number("Priority");
        return new PacketDetails
        {
            Priority = priority,
            Urgency = priority is { } number && options.Urgencies.TryGetValue(number, out var urgency) ? urgency : null,
            Sphere = fields.Text("SphereOfPromulgation"),
            TypistNotation = fields.Text("TyperNotation"),
            IssuedAmount = fields.Number("PromulgationAmount"),
            PageAmount = fields.Number("PageAmount"),
            IsSteering = fields.Flag("Direction"),
            Appendixes = fields.One("Appendixes").Texts("Appendix"),
        };
    }

    /// <summary>Code is a text in statuses, and may be number and notation apart elsewhere.</summary>
    private DocumentReference ToReference(Fields fields)
    {
        var code = fields.One("Code");
        var apart = code.Text("CodeNumber") is { } number ? $"{number}/{code.Text("CodeNotation")}" : null;
        return new DocumentReference(fields.Text("OrganId") is { } organ ? Known(organ) : null, apart ?? fields.Text("Code"), fields.Date("PromulgationDate"), fields.Text("DocumentId"));
    }

    private PacketBusiness ToBusiness(Fields fields)
    {
        var info = fields.One("BussinessDocumentInfo");
        return new PacketBusiness
        {
            DocumentId = fields.Text("DocumentId"),
            Reason = fields.Text("BussinessDocReason"),
            SendsPaper = fields.Flag("Paper"),
            ChangesDocument = info.Flag("DocumentInfo"),
            ChangesReceivers = info.Flag("DocumentReceiver"),
            Receivers = [.. info.One("ReceiverList").Each("Receiver").Select(row => new ReceiverChange(Known(row.Code("OrganId")), row.Number("ReceiverType")))],
            Replaces = [.. fields.One("ReplacementInfoList").Each("ReplacementInfo").Select(row => new Replacement(row.Needed("DocumentId"), [.. row.One("OrganIdList").Texts("OrganId").Select(Known)]))],
            Staff = ToStaff(fields.One("StaffInfo")),
        };
    }

    private static PacketStaff? ToStaff(Fields fields)
    {
        var staff = new PacketStaff(fields.Text("Department"), fields.Text("Staff"), fields.Text("Email"), fields.Text("Mobile"));
        return staff is { Department: null, Name: null, Email: null, Mobile: null } ? null : staff;
    }
}
