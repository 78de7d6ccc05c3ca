using LangSon.Txct.Content.Checks;

namespace LangSon.Txct.Content.Reading;

/// <summary>What was read from a paper. Null where the paper does not say it, or it could not be told.</summary>
/// <param name="Text">All text, NFC, a line for each paragraph or printed line, in reading order.</param>
/// <param name="MediaType">By the bytes, not by the name.</param>
/// <param name="Type">A code of the list of types.</param>
/// <param name="Number">Before the first slash, as in 1404. An annex has its parent's.</param>
/// <param name="Notation">All after the first slash, as in KH-HĐND or 2015/QĐ-UBND.</param>
/// <param name="Issuer">The issuing body's lines of the header block, on one line.</param>
/// <param name="Subject">Trích yếu, without the kind of document.</param>
/// <param name="Sessions">The sessions that the text speaks of, in the order in which they are first named.</param>
/// <param name="Corrects">Number and notation of the document which this one says it corrects or replaces.</param>
/// <param name="IsForm">A form or an outline: needs no number, date or signer of its own.</param>
/// <param name="IsDraft">Marked as a draft.</param>
internal sealed record ReadPaper(
    string MediaType, string Text, string? Type, string? Number, string? Notation, DateOnly? IssuedOn,
    string? Issuer, string? Subject, string? Signer, IReadOnlyList<SessionMention> Sessions, string? Corrects, bool IsForm, bool IsDraft)
{
    public PaperRelations Relations { get; init; } = PaperRelations.None;

    /// <summary>Says of itself that it was withdrawn or is in force no more.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Neither a meeting with voters nor a session is spoken of: it serves no round.</summary>
    public bool IsAloof { get; init; }

    /// <summary>Lines of the text in which a mark would stand alone.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The page of each line, from 1; empty where the file has no pages of its own.</summary>
    public IReadOnlyList<int> Pages { get; init; } = [];

    /// <summary>Page headers, comments, properties, watermarks.</summary>
    public IReadOnlyList<string> Asides { get; init; } = [];

    public DigitalSignature? Signature { get; init; }

    public bool IsAnnex => Relations.AnnexOf is not null;

    /// <summary>Number and notation together; null where there is none.</summary>
    public string? FullNumber => Number is null ? null : $"{Number}/{Notation}";
}

/// <summary>Which other documents a paper says it concerns, by number and notation; null where it says none.</summary>
internal sealed record PaperRelations(string? Replaces, string? Corrects, string? Withdraws, string? Amends, string? AnnexOf)
{
    public static PaperRelations None { get; } = new(null, null, null, null, null);
}

/// <param name="Kind">MidYear or YearEnd; null where only the session's number is named.</param>
/// <param name="Year">Null where the text does not say it.</param>
/// <param name="Number">The session's number within the term; null where it is named by kind and year.</param>
internal sealed record SessionMention(string? Kind, int? Year, int? Number = null);

/// <summary>What came of reading a file.</summary>
/// <param name="FileName">As its sender named it.</param>
/// <param name="Findings">Why the file itself may not go out, whatever it says.</param>
internal abstract record Reading(string FileName, string MediaType, IReadOnlyList<Finding> Findings)
{
    /// <summary>It has text; findings there may be all the same.</summary>
    internal sealed record Read(string FileName, ReadPaper Paper, IReadOnlyList<Finding> Findings) : Reading(FileName, Paper.MediaType, Findings);

    /// <summary>The file could not be read as what it claims to be, or has no text; the findings say why.</summary>
    internal sealed record Failed(string FileName, string MediaType, IReadOnlyList<Finding> Findings) : Reading(FileName, MediaType, Findings);
}

/// <summary>Reads text and metadata of a paper in transit. Bounded in size, depth, time and memory; never fetches anything.</summary>
internal interface IPaperReader
{
    /// <param name="fileName">Its extension is compared with the bytes.</param>
    Task<Reading> ReadAsync(TransitFile file, string fileName, CancellationToken cancel);
}
