using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Register;

/// <summary>The register of petitions: what groups' papers brought, how it would be sorted, and what persons decided.</summary>
internal interface IPetitions
{
    /// <summary>Reports and minutes that are in the central system, the latest version of each, and were not read yet.</summary>
    Task<IReadOnlyList<KnownReport>> UnreadAsync(CancellationToken cancel);

    /// <summary>Keeps what was read of a version, all or nothing. Petitions of earlier versions leave the register; what persons decided stays with the petition of the same words.</summary>
    Task KeepAsync(KnownReport report, PaperFigures figures, IReadOnlyList<SortedPetition> petitions, DateTimeOffset at, CancellationToken cancel);

    /// <summary>The petitions of a round, by group and in the order of the papers.</summary>
    Task<IReadOnlyList<Petition>> OfRoundAsync(string round, CancellationToken cancel);

    /// <summary>What was read of the papers of a round beside their petitions.</summary>
    Task<IReadOnlyList<PaperFigures>> FiguresAsync(string round, CancellationToken cancel);

    /// <summary>All that persons decided, for suggestions to learn from.</summary>
    Task<IReadOnlyList<DecidedField>> DecidedAsync(CancellationToken cancel);

    /// <summary>Decides on a petition, and keeps who did so and what stood there; null takes the decision back. False if there is no such petition.</summary>
    Task<bool> DecideAsync(string id, PetitionDecision? decision, string by, DateTimeOffset at, CancellationToken cancel);

    /// <summary>All petitions, whatever their round, for repeats over the years.</summary>
    Task<IReadOnlyList<Petition>> AllAsync(CancellationToken cancel);

    /// <summary>Says that petitions ask the same, with all that they were merged with before. Each stays as it is, with its source. False if one of them is not there, or there are fewer than two.</summary>
    Task<bool> MergeAsync(IReadOnlyList<string> ids, string by, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Takes a petition out of those with which it was merged. False if there is no such petition, or it was merged with none.</summary>
    Task<bool> PartAsync(string id, string by, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Who decided what on a petition, the latest first.</summary>
    Task<IReadOnlyList<PetitionChange>> ChangesAsync(string id, CancellationToken cancel);
}

/// <param name="Position">In the paper, from 1.</param>
internal sealed record Petition(
    string Id, string ReportId, int Number, int Position, string GroupId, string Round, ReadPetition Read, Classified Suggested, PetitionState State);

/// <summary>What persons have said of a petition.</summary>
/// <param name="Decided">Null while no person has decided.</param>
/// <param name="Merged">The same for petitions that a person has merged; null where it was merged with none.</param>
internal sealed record PetitionState(PetitionDecision? Decided, string? Merged);

/// <param name="Field">A code of the fields.</param>
/// <param name="Competence">trung-uong, tinh, huyen or xa.</param>
internal sealed record PetitionDecision(string Field, string Competence, string Agency);

internal sealed record PetitionChange(DateTimeOffset At, string By, PetitionState Before, PetitionState After);

internal sealed record SortedPetition(ReadPetition Read, Classified Suggested);

/// <param name="Notes">What a person should look at, in words.</param>
internal sealed record PaperFigures(
    string ReportId, int Number, int? Meetings, int? VotersAttending, int? Opinions, IReadOnlyList<OtherWords> Others, IReadOnlyList<string> Notes);
