namespace LangSon.Txct.Petitions.Screens;

/// <summary>One petition as a page shows it, with all that can be done with it.</summary>
/// <param name="Back">The list's filter to come back to.</param>
/// <param name="PaperText">The paper's words, where a person worded it otherwise; else null.</param>
/// <param name="SetAside">Why it does not count, in words; null where it does.</param>
/// <param name="MayComeBack">A person set it aside as no petition, and may say that it is one.</param>
/// <param name="Similar">Others of all rounds that ask the same, as it is suggested or merged.</param>
public sealed record PetitionView(
    PetitionLine Line, string Back, IReadOnlyList<Choice> Fields, IReadOnlyList<Choice> Competences, string? PaperText, string? SetAside, bool MayComeBack, IReadOnlyList<SimilarPetition> Similar, ShownAnswer? Answer,
    IReadOnlyList<ShownChange> History, bool MayWork, string? News);

public sealed record SimilarPetition(string Id, string Round, string Group, string Text, bool IsMerged);

/// <param name="Term">Until when, or that nothing says it; null where it is no matter.</param>
/// <param name="FilePath">Below the module's prefix; null where only the number is known.</param>
public sealed record ShownAnswer(string Class, string Words, string? Term, string Agency, string Number, string Day, string? FilePath, string? Evaluation, string? Told);

/// <param name="CanUndo">Only the last act on a petition is offered to be taken back.</param>
public sealed record ShownChange(string Words, string By, string At, string Act, bool CanUndo);
