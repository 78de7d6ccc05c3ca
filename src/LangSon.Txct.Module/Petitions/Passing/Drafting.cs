using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Petitions.Repeats;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Petitions.Passing;

/// <summary>Drafts the papers that pass the petitions of a round on: one for each recipient, with what the Office has decided and nobody has answered yet.</summary>
internal sealed class Drafting(IPetitions petitions, IPassings passings, IDirectory directory, TimeProvider time)
{
    /// <summary>Drafts what is not in a paper yet.</summary>
    public async Task<(Drafted? Drafted, PetitionFault? Fault)> DraftAsync(string round, string by, CancellationToken cancel)
    {
        var (all, taken, now) = (await petitions.OfRoundAsync(round, cancel), await passings.TakenAsync(cancel), time.GetUtcNow());
        var names = (await directory.GroupsAsync(cancel)).ToDictionary(group => group.Id, group => group.Name, StringComparer.Ordinal);
        var open = Open(all, taken)
            .GroupBy(petition => petition.State.Merged ?? petition.Id)
            .Select(group => (First: group.First(), Recipient: RecipientOf(group.First(), VietNam.DayOf(now)), Line: LineOf([.. group], names))).ToList();
        List<PassingPaper> drafts =
        [
            .. open.Where(line => line.Recipient is not null).GroupBy(line => (line.Recipient, line.First.Sorted.Competence)).OrderBy(group => group.Key.Competence == Reading.Levels.Central ? 0 : 1).ThenBy(group => group.Key.Recipient, StringComparer.Ordinal)
                .Select(group => new PassingPaper($"{Guid.NewGuid():n}", round, group.Key.Recipient!, group.Key.Competence, now, by, [.. group.Select(line => line.Line)])),
        ];
        return await passings.AddAsync(drafts, cancel)
            ? (new Drafted(drafts, [.. open.Where(line => line.Recipient is null).Select(line => new Unplaced(line.First.Id, line.First.Sorted.Competence, line.First.Sorted.Agency))], all.Count(petition => petition.State.Decided is null)), null)
            : (null, new PetitionFault(409, "TXCT-PET-017", "Có người vừa dự thảo văn bản chuyển các kiến nghị này. Xin tải lại danh sách."));
    }

    /// <summary>What is decided, not answered, and in no paper yet.</summary>
    /// <param name="taken">Petitions that stand in a draft or an issued paper.</param>
    public static IEnumerable<Petition> Open(IReadOnlyList<Petition> all, IReadOnlySet<string> taken) =>
        all.Where(petition => petition.State is { Decided: not null, Answer: null } && !petition.Read.AnsweredOnSpot && !taken.Contains(petition.Id));

    private static string? RecipientOf(Petition petition, DateOnly day) => Recipients.Of(petition.Sorted.Competence, petition.Sorted.Agency, day);

    private static PassedLine LineOf(IReadOnlyList<Petition> petitions, Dictionary<string, string> names) => new(
        [.. petitions.Select(petition => petition.Id)], petitions[0].Text, string.Join(", ", petitions.Select(petition => names.GetValueOrDefault(petition.GroupId, petition.GroupId)).Distinct().Order(StringComparer.Ordinal)),
        string.Join("; ", petitions.Select(petition => petition.Place).OfType<string>().Distinct()) is { Length: > 0 } places ? places : null, petitions[0].Sorted.Field, petitions[0].Sorted.Agency, Raised.Times(petitions));
}

/// <param name="Unplaced">What was decided and has no recipient: its level is no more, or the body does not say of which district or commune it is.</param>
/// <param name="Undecided">How many petitions of the round wait for a decision.</param>
internal sealed record Drafted(IReadOnlyList<PassingPaper> Drafts, IReadOnlyList<Unplaced> Unplaced, int Undecided);

internal sealed record Unplaced(string Id, string Competence, string Agency);
