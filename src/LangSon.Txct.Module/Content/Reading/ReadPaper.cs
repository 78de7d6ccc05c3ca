namespace LangSon.Txct.Content.Reading;

/// <summary>What was read from a paper. Null where the paper does not say it, or it could not be told.</summary>
/// <param name="Text">All text, NFC, a line for each paragraph or printed line, in reading order.</param>
/// <param name="MediaType">By the bytes, not by the name.</param>
/// <param name="Type">A code of the list of types.</param>
/// <param name="Number">Before the first slash, as in 1404.</param>
/// <param name="Notation">All after the first slash, as in KH-HĐND or 2015/QĐ-UBND.</param>
/// <param name="Issuer">The issuing body's lines of the header block, on one line.</param>
/// <param name="Subject">Trích yếu, without the kind of document.</param>
/// <param name="Sessions">The sessions that the text speaks of, in the order in which they are first named.</param>
/// <param name="Corrects">Number and notation of the document which this one says it corrects or replaces.</param>
/// <param name="IsForm">A form or an outline: needs no number, date or signer of its own.</param>
/// <param name="IsDraft">Marked as a draft.</param>
internal sealed record ReadPaper(
    string MediaType, string Text, string? Type, string? Number, string? Notation, DateOnly? IssuedOn,
    string? Issuer, string? Subject, string? Signer, IReadOnlyList<SessionMention> Sessions, string? Corrects, bool IsForm, bool IsDraft);

/// <param name="Kind">MidYear or YearEnd.</param>
internal sealed record SessionMention(string Kind, int Year);

/// <summary>What came of reading a file.</summary>
internal abstract record Reading
{
    private Reading() { }

    internal sealed record Read(ReadPaper Paper) : Reading;

    /// <summary>The file could not be read as what it claims to be, or has no text; the findings say why.</summary>
    internal sealed record Failed(string MediaType, IReadOnlyList<Checks.Finding> Findings) : Reading;
}

/// <summary>Reads text and metadata of a paper in transit. Bounded in size, depth, time and memory; never fetches anything.</summary>
internal interface IPaperReader
{
    /// <param name="fileName">Only its extension is looked at, and compared with the bytes.</param>
    Task<Reading> ReadAsync(TransitFile file, string fileName, CancellationToken cancel);
}
