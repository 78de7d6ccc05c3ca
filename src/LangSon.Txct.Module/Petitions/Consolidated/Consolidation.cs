using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Petitions.Consolidated;

/// <summary>The petitions of a round as they stand at a moment, for the Standing Committee's table.</summary>
/// <param name="Petitions">By competence, field and group.</param>
/// <param name="GroupsSent">How many groups have sent their report.</param>
/// <param name="Missing">Names of those that have not.</param>
/// <param name="Undecided">Petitions that nobody has decided on and that were therefore left out.</param>
internal sealed record Consolidation(
    Round Round, DateTimeOffset At, IReadOnlyList<ConsolidatedPetition> Petitions, int GroupsSent, int Groups, IReadOnlyList<string> Missing, int Undecided)
{
    /// <summary>In the order of the report.</summary>
    public static IReadOnlyList<(string Code, string Name)> Levels { get; } = [("trung-uong", "Trung ương"), ("tinh", "Tỉnh"), ("huyen", "Huyện, thành phố"), ("xa", "Xã, phường, thị trấn")];

    public int Of(string competence) => Petitions.Count(petition => petition.Competence == competence);

    /// <summary>Fields that have petitions, each with its number for each competence and in all; they add up to the number of petitions.</summary>
    public IReadOnlyList<CountedPart> ByField() => Counted(petition => FieldNames.NameOf(petition.Field));

    public IReadOnlyList<CountedPart> ByGroup() => Counted(petition => petition.Group);

    public IReadOnlyList<CountedPart> ByAgency() => Counted(petition => petition.Agency);

    private List<CountedPart> Counted(Func<ConsolidatedPetition, string> part) =>
    [
        .. Petitions.GroupBy(part, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CountedPart(group.Key, [.. Levels.Select(level => group.Count(petition => petition.Competence == level.Code))])),
    ];
}

/// <summary>A petition, or several that a person has merged: they count once.</summary>
/// <param name="Id">Of the register; of several the first.</param>
/// <param name="Group">The group's name; of several all of them.</param>
/// <param name="Field">A code of the fields.</param>
/// <param name="Times">How often it was raised in the round.</param>
internal sealed record ConsolidatedPetition(string Id, string Text, string Group, string? Place, string Field, string Competence, string Agency, bool AnsweredOnSpot, bool IsDecided, int Times);

/// <param name="PerLevel">In the order of <see cref="Consolidation.Levels"/>.</param>
internal sealed record CountedPart(string Name, IReadOnlyList<int> PerLevel)
{
    public int All => PerLevel.Sum();
}
