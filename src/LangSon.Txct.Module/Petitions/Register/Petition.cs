using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Register;

/// <summary>One petition of the register.</summary>
/// <param name="ReportId">The paper's; empty where a person entered it by hand.</param>
/// <param name="Kind">Of the paper: VoterContactReport or Minutes.</param>
/// <param name="Number">The latest version of the paper that has it.</param>
/// <param name="Position">In the paper, from 1.</param>
/// <param name="MadeOf">The petitions that a person split or joined to make it; empty for one of a paper.</param>
/// <param name="IsDropped">A later version of the paper no longer has it; it stays because a person has worked on it.</param>
internal sealed record Petition(
    string Id, string ReportId, string Kind, int Number, int Position, string GroupId, string Round, ReadPetition Read, Classified Suggested, IReadOnlyList<string> MadeOf, PetitionState State, bool IsDropped = false)
{
    /// <summary>As a person worded it; else as the paper does.</summary>
    public string Text => State.Wording?.Text ?? Read.Text;

    public string? Place => State.Wording is { } wording ? wording.Place : Read.Place;

    /// <summary>As it was decided; else as the paper states it; else as it is suggested.</summary>
    public PetitionDecision Sorted => State.Decided ?? new PetitionDecision(Read.Field ?? Suggested.Field, Read.Competence ?? Suggested.Competence, Suggested.Agency);
}

/// <summary>What persons have said of a petition.</summary>
/// <param name="Decided">Null while no person has decided.</param>
/// <param name="Merged">The same for petitions that a person has merged; null where it was merged with none.</param>
/// <param name="Wording">Null where it stands as in the paper.</param>
/// <param name="SetAside">Why it does not count; null while it does.</param>
/// <param name="Answer">Of the body that has it; null while there is none.</param>
/// <param name="Evaluation">What the group thinks of the answer.</param>
/// <param name="Told">When and where the voters heard the answer.</param>
internal sealed record PetitionState(
    PetitionDecision? Decided = null, string? Merged = null, Wording? Wording = null, string? SetAside = null, PetitionAnswer? Answer = null, GroupEvaluation? Evaluation = null, VotersTold? Told = null)
{
    public static PetitionState Untouched { get; } = new();
}

/// <param name="Field">A code of the fields.</param>
/// <param name="Competence">trung-uong, tinh, huyen or xa.</param>
internal sealed record PetitionDecision(string Field, string Competence, string Agency);

/// <param name="Place">Null where none is named.</param>
internal sealed record Wording(string Text, string? Place);

/// <param name="Act">The same for all that one person did at once.</param>
/// <param name="Kind">decide, merge, part, reword, split, join, setAside, restore, enter, answer, evaluate, tell or undo.</param>
internal sealed record PetitionChange(string Act, string Kind, DateTimeOffset At, string By, PetitionState Before, PetitionState After);

internal sealed record SortedPetition(ReadPetition Read, Classified Suggested);

/// <param name="Notes">What a person should look at, in words.</param>
internal sealed record PaperFigures(
    string ReportId, int Number, int? Meetings, int? VotersAttending, int? Opinions, IReadOnlyList<OtherWords> Others, IReadOnlyList<string> Notes);
