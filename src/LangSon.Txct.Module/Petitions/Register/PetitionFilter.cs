using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Dictionaries;
using Microsoft.AspNetCore.Mvc;

namespace LangSon.Txct.Petitions.Register;

/// <summary>Which petitions of a round are asked for; what is null is no matter.</summary>
internal sealed record PetitionFilter
{
    [FromQuery(Name = "group")]
    public string? Group { get; init; }

    /// <summary>A code of the fields.</summary>
    [FromQuery(Name = "field")]
    public string? Field { get; init; }

    [FromQuery(Name = "competence")]
    public string? Competence { get; init; }

    /// <summary>A body's name: petitions of those that it took over are found too.</summary>
    [FromQuery(Name = "agency")]
    public string? Agency { get; init; }

    [FromQuery(Name = "decided")]
    public bool? IsDecided { get; init; }

    [FromQuery(Name = "answered")]
    public bool? IsAnswered { get; init; }

    /// <summary>resolved, inProgress, explained or unresolved.</summary>
    [FromQuery(Name = "answer")]
    public string? AnswerClass { get; init; }

    [FromQuery(Name = "passed")]
    public bool? IsPassed { get; init; }

    /// <summary>The suggestion is less sure than this.</summary>
    [FromQuery(Name = "below")]
    public double? ConfidenceBelow { get; init; }

    /// <summary>Words that text or place must have, with or without accents.</summary>
    [FromQuery(Name = "q")]
    public string? Words { get; init; }

    public bool Takes(PetitionRow row) =>
        (Group is null || row.Group == Group) && (Field is null || row.Field == Field) && (Competence is null || row.Competence == Competence) && (Agency is null || Agencies.IsSame(Agency, row.Agency))
        && (IsDecided is null || row.IsDecided == IsDecided) && (IsAnswered is null || (row.Answer is not null || row.AnsweredOnSpot) == IsAnswered) && (AnswerClass is null || row.Answer?.Class == AnswerClass)
        && (IsPassed is null || row.PassedBy is not null == IsPassed) && (ConfidenceBelow is null || (!row.IsDecided && row.Confidence < ConfidenceBelow))
        && (Words is null || Has($"{row.Text} {row.Place}"));

    private bool Has(string text)
    {
        var folded = $" {Folded.Of(text)} ";
        return Folded.Of(Words!).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => folded.Contains($" {word}", StringComparison.Ordinal));
    }
}
