using LangSon.Txct.Library.News;

namespace LangSon.Txct.Library;

/// <summary>The documents that one person may see, on the shelves of the rounds they serve. What the page shows and the interface answers.</summary>
/// <param name="Today">In Viet Nam.</param>
/// <param name="Group">The person's own group, by name; null if he has none.</param>
/// <param name="Coming">Rounds that have not begun and have documents already, the next one first.</param>
/// <param name="Earlier">Rounds before the current one that have documents, the latest first.</param>
/// <param name="Unassigned">Documents that serve none of the plan's rounds.</param>
public sealed record LibraryView(
    DateOnly Today, string? Group, RoundShelf Current, IReadOnlyList<RoundShelf> Coming, IReadOnlyList<RoundShelf> Earlier, IReadOnlyList<LibraryDocument> Unassigned)
{
    /// <summary>What was answered to the voters of the person's own group and they were not told yet; null if there is nothing, or no group.</summary>
    public AnsweredPetitions? Answered { get; init; }

    /// <summary>All rounds' shelves. A method, so that it does not travel with the record.</summary>
    internal IEnumerable<RoundShelf> AllShelves() => [Current, .. Coming, .. Earlier];
}

/// <param name="Path">Of the paper "Trả lời kiến nghị cử tri trên địa bàn", below the module's prefix, without a leading slash.</param>
public sealed record AnsweredPetitions(int Count, string Path);

/// <summary>One round's documents.</summary>
/// <param name="FirstDay">Included; null while the session that decides is not known.</param>
/// <param name="LastDay">Included.</param>
/// <param name="Planned">What the plan names for the round, in the plan's order.</param>
/// <param name="Others">All else that serves the round: forms, resolutions, notices.</param>
/// <param name="Awaited">What the plan names and is not there yet, in the plan's words and order.</param>
public sealed record RoundShelf(
    string Id, string Letter, string Title, DateOnly? FirstDay, DateOnly? LastDay,
    IReadOnlyList<LibraryDocument> Planned, IReadOnlyList<LibraryDocument> Others, IReadOnlyList<string> Awaited)
{
    public bool IsEmpty => Planned.Count == 0 && Others.Count == 0;

    /// <summary>All of it in one file; null while there is nothing.</summary>
    public RoundBundle? Bundle => IsEmpty ? null : new(Files.Count(), Files.Sum(file => file.Size), $"rounds/{Uri.EscapeDataString(Id)}/documents.zip");

    private IEnumerable<LibraryFile> Files => Planned.Concat(Others).SelectMany(document => document.Files);
}

/// <param name="Size">Of the files together, in bytes.</param>
/// <param name="Path">Below the module's prefix, without a leading slash.</param>
public sealed record RoundBundle(int Files, long Size, string Path);

/// <summary>A document as it is listed.</summary>
/// <param name="TypeLabel">The type in words.</param>
/// <param name="Number">Number and notation together; null for forms and annexes.</param>
/// <param name="Files">The first is the document itself, the others its annexes.</param>
public sealed record LibraryDocument(
    string Id, int Version, string Type, string TypeLabel, string Title, string? Number, DateOnly? IssuedOn, string? Issuer, bool IsCorrection,
    IReadOnlyList<LibraryFile> Files)
{
    /// <summary>What it is to the person who looks.</summary>
    public DocumentNews News { get; init; }
}

/// <param name="Kind">PDF, Word, Excel, …</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 hexadecimal digits, lower case.</param>
/// <param name="Path">Below the module's prefix, without a leading slash.</param>
public sealed record LibraryFile(string Name, string Kind, long Size, string Sha256, string Path);
