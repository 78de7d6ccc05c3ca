namespace LangSon.Txct.Central;

/// <summary>What is said of a document besides its bytes.</summary>
/// <param name="Type">A code of the list of types, e.g. SessionResultReport.</param>
/// <param name="Number">Before the first slash; null for forms and annexes.</param>
/// <param name="Notation">All after the first slash, a year included; null for forms and annexes.</param>
/// <param name="Subject">The document's trích yếu, without its kind.</param>
/// <param name="Relations">Null for <see cref="Relations.None"/>.</param>
/// <param name="Urgency">normal, urgent, veryUrgent or immediate.</param>
internal sealed record DocumentMetadata(
    string Type, string? Number, string? Notation, DateOnly? IssuedOn, string? Issuer, string Subject, string? Signer,
    string? SessionId, IReadOnlyList<string> Rounds, IReadOnlyList<string> Audience, Relations? Relations = null, string Urgency = "normal")
{
    public Relations Relations { get; init; } = Relations ?? Relations.None;

    /// <summary>Number and notation together; null where there is none. A method, so that it does not travel with the record.</summary>
    public string? FullNumber() => Number is null ? null : $"{Number}/{Notation}";

    /// <summary>Whether everybody may read it, as it was issued.</summary>
    public bool IsPublic() => Audience.Contains("public");

    /// <summary>Whether every delegate may see it.</summary>
    public bool IsForDelegates() => IsPublic() || Audience.Contains("delegates");

    /// <summary>Whether it says that it replaces what went out earlier under its own number.</summary>
    public bool CorrectsItself() => Relations.Corrects is { } corrected && corrected == FullNumber();
}

/// <summary>Which other documents a document says it concerns, by number and notation as printed (1404/KH-HĐND); null where it says none.</summary>
/// <param name="Corrects">Its own number where it is another version of the document.</param>
/// <param name="AnnexOf">The document that it belongs to.</param>
internal sealed record Relations(string? Replaces = null, string? Corrects = null, string? Withdraws = null, string? Amends = null, string? AnnexOf = null)
{
    public static readonly Relations None = new();
}

/// <param name="Sha256">64 hexadecimal digits, lower case.</param>
internal sealed record Part(string Name, string MediaType, long Size, string Sha256);

/// <summary>An immutable version of a document, as it is sent.</summary>
/// <param name="SetId">The publication set with which it becomes visible; null if it is visible as soon as it is committed.</param>
internal sealed record DocumentVersion(string DocumentId, int Number, DocumentMetadata Metadata, IReadOnlyList<Part> Parts, string? SetId = null);

/// <summary>Takes a document from its readers for good.</summary>
/// <param name="Reason">Why, in Vietnamese, for its readers.</param>
/// <param name="ReplacedBy">Id of the document that stands in its place; null if none does.</param>
internal sealed record Withdrawal(string DocumentId, string Reason, string? ReplacedBy);

/// <summary>Versions that become visible together. The list never changes.</summary>
internal sealed record PublicationSet(string Id, IReadOnlyList<SetMember> Members);

internal sealed record SetMember(string DocumentId, int Number);
