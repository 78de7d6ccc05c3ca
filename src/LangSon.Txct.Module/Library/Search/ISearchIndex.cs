namespace LangSon.Txct.Library.Search;

/// <summary>The words of all that can be searched. It knows nothing of rights: these are facts like others, and the reader asks for them.</summary>
internal interface ISearchIndex
{
    /// <summary>Changes whenever something may have to be put in or taken out; else it is the same as before.</summary>
    Task<string> StampAsync(CancellationToken cancel);

    /// <summary>What is not in the index as it stands now, and what is in it and should not be. At most <paramref name="most"/> of them.</summary>
    Task<IReadOnlyList<StaleSubject>> StaleAsync(int most, CancellationToken cancel);

    /// <summary>Has what was put in without all of its text (<see cref="SearchEntry.Version"/>) come up as stale once more.</summary>
    Task ReviveAsync(CancellationToken cancel);

    /// <summary>Puts entries in, in the place of earlier ones of the same subjects, and takes others out: all or nothing.</summary>
    Task WriteAsync(IReadOnlyList<SearchEntry> entries, IReadOnlyList<StaleSubject> gone, CancellationToken cancel);

    /// <summary>Has the database see how frequent which word is, after much was put in: it then chooses the shorter way.</summary>
    Task WeighAsync(CancellationToken cancel);

    /// <summary>How many rows of a shelf an expression takes; at most <paramref name="most"/>.</summary>
    Task<int> CountAsync(string shelf, SearchExpression expression, int most, CancellationToken cancel);

    /// <summary>The newest rows of a shelf that an expression takes, the newest first.</summary>
    Task<IReadOnlyList<SearchRow>> FindAsync(string shelf, SearchExpression expression, int most, CancellationToken cancel);
}

/// <summary>What kinds of things can be searched.</summary>
internal static class SearchKinds
{
    public const string Document = "document", Petition = "petition";
}

/// <param name="Version">What it should be in; -1 where it should be out.</param>
internal sealed record StaleSubject(string Kind, string Subject, long Version)
{
    public bool IsGone => Version < 0;
}

/// <param name="Version">Of the subject, in its own count; negative where not all of its text could be had.</param>
/// <param name="Shelf">On which it is looked for, a small letter: what stands on others costs no time.</param>
/// <param name="Day">By which it is newer or older than others.</param>
/// <param name="Facts">What can be asked of it beside its words, as <see cref="Fact"/> writes it.</param>
internal sealed record SearchEntry(string Kind, string Subject, long Version, string Shelf, DateOnly Day, string Title, string Body, IReadOnlyList<string> Facts);

internal sealed record SearchRow(string Kind, string Subject, long Version, string Title, string Body);

/// <summary>A fact as one word of small letters and digits, on which each database agrees.</summary>
internal static class Fact
{
    public static string Of(string name, string value) => string.Concat($"{name}{value}".Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
