namespace LangSon.Txct.Packets;

/// <summary>What a packet is for: its BussinessDocType, or a status, which has a StatusCode instead.</summary>
internal enum PacketKind
{
    New = 0,
    Recall = 1,
    Update = 2,
    Replace = 3,
    Status = 4,
}

/// <summary>Urgency words of Decree 30/2020/NĐ-CP.</summary>
internal enum PacketUrgency
{
    Normal,
    Urgent,
    VeryUrgent,
    Express,
}

/// <summary>
/// One packet of QCVN 102:2016/BTTTT with its amendment 1:2022, in the module's own words. Null where the packet does not say it.
/// Whoever holds it removes its attachments from transit by disposing of it.
/// </summary>
internal sealed record Packet(PacketKind Kind, Organization From) : IDisposable
{
    /// <summary>Receivers in the order of the packet; a status has none.</summary>
    public IReadOnlyList<Organization> To { get; init; } = [];

    /// <summary>"{code},{yyyy/MM/dd},{number}/{notation}" as written. Of a recall: the document that is recalled.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Before the first slash, as in 215.</summary>
    public string? Number { get; init; }

    /// <summary>All after the first slash, as in BC-HĐND or 2015/QĐ-UBND.</summary>
    public string? Notation { get; init; }

    public string? Place { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DocumentType? Type { get; init; }

    /// <summary>Trích yếu, in full.</summary>
    public string? Subject { get; init; }

    /// <summary>What the element Content says beyond the subject; null where it repeats it.</summary>
    public string? Summary { get; init; }

    public PacketSigner? Signer { get; init; }
    public DateOnly? DueOn { get; init; }
    public PacketDetails Details { get; init; } = new();
    public IReadOnlyList<DocumentReference> ResponseFor { get; init; } = [];
    public int? SteeringType { get; init; }

    /// <summary>"Nơi nhận", line by line.</summary>
    public IReadOnlyList<string> ToPlaces { get; init; } = [];

    /// <summary>Through whose hands the packet went, and when.</summary>
    public IReadOnlyList<TraceStep> Trace { get; init; } = [];

    public PacketBusiness Business { get; init; } = new();

    /// <summary>Of a status only.</summary>
    public PacketStatus? Status { get; init; }

    public IReadOnlyList<PacketAttachment> Attachments { get; init; } = [];

    public void Dispose()
    {
        foreach (var attachment in Attachments)
        {
            attachment.File.Dispose();
        }
    }
}
