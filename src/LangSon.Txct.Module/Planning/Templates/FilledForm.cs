namespace LangSon.Txct.Planning.Templates;

/// <summary>What people wrote into one of the module's own forms.</summary>
/// <param name="GroupId">As the form was made for it; null where a person took that control out.</param>
/// <param name="RoundId">Of a report; else null.</param>
/// <param name="MeetingId">Of minutes; else null.</param>
/// <param name="Fields">By the field's name (<see cref="FormFields"/>); only those that were filled.</param>
internal sealed record FilledForm(
    FormKind Kind, string? GroupId, string? RoundId, string? MeetingId, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<FilledPetition> Petitions);

/// <param name="Voter">Name and address as written; null in a report, or if none.</param>
/// <param name="Place">Null in minutes, or if none.</param>
/// <param name="Field">As written; null in minutes, or if none.</param>
/// <param name="Competence">central, province or commune; null in minutes.</param>
/// <param name="Agency">As written; null in minutes, or if none.</param>
internal sealed record FilledPetition(string Text, string? Voter, string? Place, string? Field, string? Competence, string? Agency);
