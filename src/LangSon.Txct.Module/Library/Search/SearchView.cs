using Microsoft.AspNetCore.Mvc;

namespace LangSon.Txct.Library.Search;

/// <summary>The groups in which hits stand, in their order.</summary>
public enum SearchGroupKind { Documents, Petitions, Resolutions }

/// <summary>What is asked for beside the words; what is null is no matter.</summary>
public sealed record SearchFilter
{
    /// <summary>Of issue, or of the round: as in 2024.</summary>
    [FromQuery(Name = "year")]
    public string? Year { get; init; }

    /// <summary>The id of a round.</summary>
    [FromQuery(Name = "round")]
    public string? Round { get; init; }

    /// <summary>A code of the types of papers.</summary>
    [FromQuery(Name = "type")]
    public string? Type { get; init; }

    /// <summary>The id of a group, for petitions.</summary>
    [FromQuery(Name = "group")]
    public string? Group { get; init; }
}

/// <summary>What was found. What the page shows and the interface answers.</summary>
/// <param name="Typed">As it was searched for; empty where nothing was.</param>
/// <param name="Groups">Only those in which something was found.</param>
/// <param name="IsComplete">False while the index is still being made: there may be more.</param>
public sealed record SearchView(string Typed, SearchFilter Filter, IReadOnlyList<SearchGroup> Groups, SearchChoices Choices, bool IsComplete);

/// <param name="HasMore">There are more than these.</param>
public sealed record SearchGroup(SearchGroupKind Kind, IReadOnlyList<SearchHit> Hits, bool HasMore);

/// <param name="Title">With what was asked for marked.</param>
/// <param name="Path">Where it opens, below the module's prefix; null where this person reads it here.</param>
/// <param name="About">Kind, number, day, group.</param>
/// <param name="Excerpt">Of the text, where the words were found there; else empty.</param>
public sealed record SearchHit(IReadOnlyList<TextPiece> Title, string? Path, string About, IReadOnlyList<TextPiece> Excerpt);

/// <summary>What the filters offer.</summary>
public sealed record SearchChoices(IReadOnlyList<string> Years, IReadOnlyList<SearchChoice> Rounds, IReadOnlyList<SearchChoice> Types, IReadOnlyList<SearchChoice> Groups);

public sealed record SearchChoice(string Value, string Words);
