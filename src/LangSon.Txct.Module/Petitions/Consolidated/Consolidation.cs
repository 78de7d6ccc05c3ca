using System.Security.Cryptography;
using System.Text;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Files;
using LangSon.Txct.Petitions.Repeats;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Petitions.Consolidated;

/// <summary>The petitions of a round as they stand at a moment, for the Standing Committee's table.</summary>
/// <param name="Petitions">By competence, field and group.</param>
/// <param name="GroupsSent">How many groups have sent their report.</param>
/// <param name="Missing">Names of those that have not.</param>
/// <param name="Undecided">Petitions that nobody has decided on and that were therefore left out.</param>
/// <param name="Repeated">"Cử tri kiến nghị nhiều lần, chưa giải quyết", of all rounds.</param>
internal sealed record Consolidation(
    Round Round, DateTimeOffset At, IReadOnlyList<ConsolidatedPetition> Petitions, int GroupsSent, int Groups, IReadOnlyList<string> Missing, int Undecided, IReadOnlyList<RepeatRow> Repeated)
{
    /// <summary>In the order of the report.</summary>
    public static IReadOnlyList<(string Code, string Name)> Levels { get; } = [("trung-uong", "Trung ương"), ("tinh", "Tỉnh"), ("huyen", "Huyện, thành phố"), ("xa", "Xã, phường, thị trấn")];

    public int Of(string competence) => Petitions.Count(petition => petition.Competence == competence);

    /// <summary>A digest of what stands here: it changes with any petition that comes, goes, or is sorted or worded anew.</summary>
    public string Mark() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Petitions.Select(petition =>
        string.Join('\t', string.Join(' ', petition.Ids), petition.Text, petition.Group, petition.Field, petition.Competence, petition.Agency))))))[..32];

    /// <summary>All petitions, by competence.</summary>
    public CountedPart Sum => new("", "Cộng", Petitions);

    /// <summary>Fields that have petitions, each with its number for each competence and in all; they add up to the number of petitions.</summary>
    public IReadOnlyList<CountedPart> ByField() => Counted(petition => petition.Field, FieldNames.NameOf);

    /// <summary>Of petitions that several groups raised, all of them are one part: they add up all the same.</summary>
    public IReadOnlyList<CountedPart> ByGroup() => Counted(petition => petition.Group, name => name);

    public IReadOnlyList<CountedPart> ByAgency() => Counted(petition => petition.Agency, name => name);

    /// <summary>Answers by their class, then what was answered at the meeting and what waits for an answer; they add up too.</summary>
    public IReadOnlyList<CountedPart> ByAnswer() => [.. AnswerParts.Select(part => new CountedPart(part.Code, part.Name, [.. Petitions.Where(petition => AnswerPartOf(petition) == part.Code)]))];

    private static IReadOnlyList<(string Code, string Name)> AnswerParts { get; } = [.. AnswerClasses.All, ("onSpot", "Đã trả lời tại hội nghị"), ("waiting", "Chưa có trả lời")];

    private static string AnswerPartOf(ConsolidatedPetition petition) => petition.Answer?.Class ?? (petition.AnsweredOnSpot ? "onSpot" : "waiting");

    private List<CountedPart> Counted(Func<ConsolidatedPetition, string> part, Func<string, string> name) =>
        [.. Petitions.GroupBy(part, StringComparer.Ordinal).Select(group => new CountedPart(group.Key, name(group.Key), [.. group])).OrderByDescending(counted => counted.All).ThenBy(counted => counted.Name, StringComparer.Ordinal)];
}

/// <summary>A petition, or several that a person has merged, or that report and minutes of one group tell in the same words: they count once.</summary>
/// <param name="Ids">Of the register.</param>
/// <param name="Group">The group's name; of several all of them.</param>
/// <param name="Field">A code of the fields.</param>
/// <param name="Times">How often it was raised in the round.</param>
/// <param name="PassedBy">The paper that passed it on; null while none did.</param>
internal sealed record ConsolidatedPetition(
    IReadOnlyList<string> Ids, string Text, string Group, string? Place, string Field, string Competence, string Agency, bool AnsweredOnSpot, bool IsDecided, int Times,
    PaperHead? PassedBy = null, PetitionAnswer? Answer = null, VotersTold? Told = null)
{
    /// <summary>Of several the first one's.</summary>
    public string Id => Ids[0];
}

/// <summary>The petitions that a number counts.</summary>
/// <param name="Code">Of the field, group, body or class; empty for all.</param>
internal sealed record CountedPart(string Code, string Name, IReadOnlyList<ConsolidatedPetition> Petitions)
{
    public int All => Petitions.Count;

    /// <summary>In the order of <see cref="Consolidation.Levels"/>.</summary>
    public IReadOnlyList<int> PerLevel => [.. Consolidation.Levels.Select(level => Petitions.Count(petition => petition.Competence == level.Code))];
}
