using LangSon.Txct.Content;

namespace LangSon.Txct.Packets;

/// <param name="Code">By QĐ 20/2020/QĐ-TTg; an older code that the settings know another name for has that name.</param>
internal sealed record Organization(string Code, string? Name)
{
    /// <summary>The body to which it belongs (OrganizationInCharge).</summary>
    public string? InCharge { get; init; }

    public string? Address { get; init; }
    public string? Email { get; init; }
    public string? Telephone { get; init; }
    public string? Fax { get; init; }
    public string? Website { get; init; }
}

/// <param name="Name">"Báo cáo", "Công văn", …: what the type is told by.</param>
/// <param name="Code">The sender's own number for it. Senders number differently, so nothing follows from it.</param>
/// <param name="Detail">Often 0.</param>
internal sealed record DocumentType(string Name, string? Code = null, string? Detail = null);

/// <param name="Competence">"TM. …", "KT. …", "TL. …".</param>
internal sealed record PacketSigner(string? Competence, string? Position, string? FullName);

/// <summary>The element OtherInfo.</summary>
internal sealed record PacketDetails
{
    public int? Priority { get; init; }

    /// <summary>What <see cref="Priority"/> means by the settings; null where it is not said or not known.</summary>
    public PacketUrgency? Urgency { get; init; }

    public string? Sphere { get; init; }

    /// <summary>Initials of whoever typed it, as printed below "Nơi nhận".</summary>
    public string? TypistNotation { get; init; }

    public int? IssuedAmount { get; init; }
    public int? PageAmount { get; init; }

    /// <summary>Whether the document steers (văn bản chỉ đạo).</summary>
    public bool? IsSteering { get; init; }

    public IReadOnlyList<string> Appendixes { get; init; } = [];
}

/// <summary>Another document, as a packet names it.</summary>
/// <param name="FullNumber">Number and notation: 215/BC-HĐND.</param>
internal sealed record DocumentReference(string? OrganizationCode, string? FullNumber, DateOnly? IssuedOn, string? DocumentId);

/// <param name="At">UTC+7; null where it cannot be read.</param>
internal sealed record TraceStep(string OrganizationCode, DateTimeOffset? At);

/// <summary>A file of the packet, out of its wrapping.</summary>
/// <param name="Name">NFC, safe as a file name.</param>
internal sealed record PacketAttachment(string Name, string? Description, TransitFile File);

/// <summary>The element Bussiness.</summary>
internal sealed record PacketBusiness
{
    /// <summary>Of an update: the document that is updated.</summary>
    public string? DocumentId { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whether paper follows.</summary>
    public bool? SendsPaper { get; init; }

    /// <summary>Of an update: whether what is said of the document changed.</summary>
    public bool? ChangesDocument { get; init; }

    /// <summary>Of an update: whether the receivers changed.</summary>
    public bool? ChangesReceivers { get; init; }

    public IReadOnlyList<ReceiverChange> Receivers { get; init; } = [];

    /// <summary>Of a replacement: what is replaced.</summary>
    public IReadOnlyList<Replacement> Replaces { get; init; } = [];

    public PacketStaff? Staff { get; init; }
}

/// <param name="Type">0 or 1 as written; what either means is not settled.</param>
internal sealed record ReceiverChange(string OrganizationCode, int? Type);

/// <param name="OrganizationCodes">The receivers whom it concerns.</param>
internal sealed record Replacement(string DocumentId, IReadOnlyList<string> OrganizationCodes);

internal sealed record PacketStaff(string? Department, string? Name, string? Email, string? Mobile);

/// <param name="Code">Two digits.</param>
/// <param name="At">UTC+7; null where it is not said or cannot be read.</param>
internal sealed record PacketStatus(string Code, string? Description, DateTimeOffset? At, PacketStaff? Staff);
