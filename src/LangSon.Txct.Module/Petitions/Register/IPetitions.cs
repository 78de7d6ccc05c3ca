using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Classifying;

namespace LangSon.Txct.Petitions.Register;

/// <summary>The register of petitions: what groups' papers brought, how it would be sorted, and what persons said of it.</summary>
internal interface IPetitions
{
    /// <summary>Reports and minutes that are in the central system, the latest version of each, and were not read yet.</summary>
    Task<IReadOnlyList<KnownReport>> UnreadAsync(CancellationToken cancel);

    /// <summary>Keeps what was read of a version, all or nothing. A petition of an earlier version stays the same petition where the words are the same or nearly so; what persons worked on never leaves the register.</summary>
    Task KeepAsync(KnownReport report, PaperFigures figures, IReadOnlyList<SortedPetition> petitions, DateTimeOffset at, CancellationToken cancel);

    /// <summary>The petitions of a round that count, by group and in the order of the papers.</summary>
    Task<IReadOnlyList<Petition>> OfRoundAsync(string round, CancellationToken cancel);

    /// <summary>A petition, whether it counts or not; null if there is none.</summary>
    Task<Petition?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Those of a round that were set aside, split or joined.</summary>
    Task<IReadOnlyList<Petition>> SetAsideAsync(string round, CancellationToken cancel);

    /// <summary>What was read of the papers of a round beside their petitions.</summary>
    Task<IReadOnlyList<PaperFigures>> FiguresAsync(string round, CancellationToken cancel);

    /// <summary>All that persons decided, for suggestions to learn from.</summary>
    Task<IReadOnlyList<DecidedField>> DecidedAsync(CancellationToken cancel);

    /// <summary>All petitions that count, whatever their round, for repeats over the years.</summary>
    Task<IReadOnlyList<Petition>> AllAsync(CancellationToken cancel);

    /// <summary>What a person does at once, all or nothing, with who did so and what stood there before.</summary>
    /// <param name="turn">Is given the petitions that are named, in their order, then all that are merged with one of them, and says what becomes of them.</param>
    /// <returns>Why nothing was done; null if it was.</returns>
    Task<PetitionFault?> ActAsync(Act act, IReadOnlyList<string> ids, Func<IReadOnlyList<Petition>, Turn> turn, CancellationToken cancel);

    /// <summary>Takes an act back: all that it touched is as before. Not where something was done to it since.</summary>
    Task<PetitionFault?> UndoAsync(Act undo, string act, CancellationToken cancel);

    /// <summary>Who said what of a petition, the latest first.</summary>
    Task<IReadOnlyList<PetitionChange>> ChangesAsync(string id, CancellationToken cancel);
}
