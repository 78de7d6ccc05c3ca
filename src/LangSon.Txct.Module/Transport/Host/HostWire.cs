using System.Text.Json.Serialization;

namespace LangSon.Txct.Transport.Host;

// The host's contract (contracts/host/host.openapi.yaml) as it goes over the wire. Flat and acyclic, for the mapping's sake.

internal sealed record WireList<T>(T[]? Data, WireLinks? Links);

internal sealed record WireLinks(string? Next);

/// <summary>Below level 3 only the first two must be there.</summary>
internal sealed record WireFacts(string? ContractVersion, int Level, string? Epoch, DateTimeOffset? ServerTime, WireUploads? Uploads, string[]? Supports);

internal sealed record WireUploads(long MaxBytes);

internal sealed record WireSession
{
    public required string Id { get; init; }
    public string Term { get; init; } = "";
    public string Kind { get; init; } = "";
    public int Number { get; init; }
    public string Title { get; init; } = "";
    public DateOnly OpensOn { get; init; }
    public DateOnly ClosesOn { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public bool Deleted { get; init; }
}

internal sealed record WireGroup
{
    public required string Id { get; init; }
    public int Number { get; init; }
    public string Name { get; init; } = "";
    public string Area { get; init; } = "";
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string[] Successors { get; init; } = [];
}

internal sealed record WireDelegate
{
    public required string Id { get; init; }
    public string FullName { get; init; } = "";
    public string GroupId { get; init; } = "";
    public bool Leader { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string[] Successors { get; init; } = [];
}

internal sealed record WireAgency
{
    public required string Id { get; init; }
    public string Name { get; init; } = "";
    public string Level { get; init; } = "";
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string[] Successors { get; init; } = [];
}

/// <param name="Sha256">Empty where a host below level 3 does not tell it.</param>
internal sealed record WirePart(string Name, string MediaType, long Size, string Sha256 = "");

internal sealed record WireSentPart(string Name, string MediaType, long Size, string Sha256, string UploadId);

/// <summary>What a document does not say of others is left out.</summary>
internal sealed record WireRelations
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Replaces { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Corrects { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Withdraws { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Amends { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AnnexOf { get; init; }
}

internal sealed record WireWithdrawn(string Reason, string? ReplacedBy, DateTimeOffset At);

internal sealed record WireWithdrawal(string Reason, string? ReplacedBy);

internal sealed record WirePublicationSet(IReadOnlyList<WireSetMember> Members);

internal sealed record WireSetMember(string DocumentId, int N);

internal sealed record WireDocument
{
    public required string DocumentId { get; init; }
    public int N { get; init; }
    public string Type { get; init; } = "";
    public string? Number { get; init; }
    public string? Notation { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string? Issuer { get; init; }
    public string Subject { get; init; } = "";
    public string? Signer { get; init; }
    public string? SessionId { get; init; }
    public string[] Rounds { get; init; } = [];
    public string[] Audience { get; init; } = [];
    public string Urgency { get; init; } = "normal";
    public WireRelations? Relations { get; init; }
    public WirePart[] Parts { get; init; } = [];
    public WireWithdrawn? Withdrawn { get; init; }
    public DateTimeOffset ModifiedAt { get; init; }
    public bool Deleted { get; init; }
}

internal sealed record WireDocumentVersion
{
    public required string Type { get; init; }
    public string? Number { get; init; }
    public string? Notation { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string? Issuer { get; init; }
    public required string Subject { get; init; }
    public string? Signer { get; init; }
    public string? SessionId { get; init; }
    public required IReadOnlyList<string> Rounds { get; init; }
    public required IReadOnlyList<string> Audience { get; init; }
    public string Urgency { get; init; } = "normal";
    public required WireRelations Relations { get; init; }
    public int? Supersedes { get; init; }
    public string Visibility { get; init; } = "now";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SetId { get; init; }

    public required IReadOnlyList<WireSentPart> Parts { get; init; }
}

/// <summary>A whole document in one request, but for its files, which stand beside it in the order of its parts.</summary>
internal sealed record WirePostedDocument
{
    public required string DocumentId { get; init; }
    public required int N { get; init; }
    public required string Type { get; init; }
    public string? Number { get; init; }
    public string? Notation { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string? Issuer { get; init; }
    public required string Subject { get; init; }
    public string? Signer { get; init; }
    public string? SessionId { get; init; }
    public required IReadOnlyList<string> Rounds { get; init; }
    public required IReadOnlyList<string> Audience { get; init; }
    public string Urgency { get; init; } = "normal";
    public required WireRelations Relations { get; init; }
    public required IReadOnlyList<WirePart> Parts { get; init; }
}

internal sealed record WireMeeting(DateOnly Date, string Place);

internal sealed record WireSource(string System, string ReportId);

internal sealed record WireReportVersion
{
    public required string Kind { get; init; }
    public required string GroupId { get; init; }
    public required string Round { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WireMeeting? Meeting { get; init; }
    public string? DocumentNumber { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required WireSource Source { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }
    public int? Supersedes { get; init; }
    public required IReadOnlyList<WireSentPart> Attachments { get; init; }
    public IReadOnlyList<string> Petitions { get; init; } = [];
}

internal sealed record WireNotice(IReadOnlyList<string> To, string Title, string Body, string? Link);

internal sealed record WireReceipt(string Id, int N, DateTimeOffset CommittedAt, WirePart[] Parts);

/// <summary>What is read back of a version: its parts, whatever the contract calls them for this kind.</summary>
internal sealed record WireStored(int N, DateTimeOffset ModifiedAt, WirePart[]? Parts, WirePart[]? Attachments);
