namespace LangSon.Txct.Planning.Templates;

/// <summary>What people wrote into one of the module's own forms.</summary>
/// <param name="Fields">By the field's name (<see cref="FormFields"/>); only those that were filled.</param>
internal sealed record FilledForm(FormIdentity Of, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<FilledPetition> Petitions);

/// <param name="Voter">Name and address as written; null in a report, or if none.</param>
/// <param name="Place">Null in minutes, or if none.</param>
/// <param name="Field">As written; null in minutes, or if none.</param>
/// <param name="Competence">central, province or commune; null in minutes.</param>
/// <param name="Agency">As written; null in minutes, or if none.</param>
internal sealed record FilledPetition(string Text, string? Voter, string? Place, string? Field, string? Competence, string? Agency);
