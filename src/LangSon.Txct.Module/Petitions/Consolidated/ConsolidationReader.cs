using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Files;
using LangSon.Txct.Petitions.Passing;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Petitions.Repeats;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Petitions.Consolidated;

/// <summary>Puts the petitions of a round together.</summary>
internal sealed class ConsolidationReader(IPetitions petitions, IPassings passings, IInbox inbox, IDirectory directory, TimeProvider time)
{
    /// <param name="withUndecided">Also what the Office has not decided on yet, as it is suggested.</param>
    public async Task<Consolidation> ReadAsync(Round round, bool withUndecided, CancellationToken cancel)
    {
        var groups = await directory.GroupsAsync(cancel);
        var names = groups.ToDictionary(group => group.Id, group => group.Name, StringComparer.Ordinal);
        var ever = await petitions.AllAsync(cancel);
        var all = ever.Where(petition => petition.Round == round.Id).ToList();
        var passed = await passings.IssuedAsync(cancel);
        var sent = (await inbox.DeliveredAsync(round.Id, cancel)).Where(report => report.Kind == "VoterContactReport").Select(report => report.GroupId).ToHashSet(StringComparer.Ordinal);
        var taken = all.Where(petition => petition.State.Decided is not null || withUndecided).GroupBy(OneOf).Select(same => Once([.. same], names, passed))
            .OrderBy(petition => LevelOf(petition.Competence)).ThenBy(petition => petition.Field, StringComparer.Ordinal).ThenBy(petition => petition.Group, StringComparer.Ordinal);
        return new Consolidation(
            round, time.GetUtcNow(), [.. taken], groups.Count(group => sent.Contains(group.Id)), groups.Count,
            [.. groups.Where(group => !sent.Contains(group.Id)).OrderBy(group => group.Number).Select(group => group.Name)], withUndecided ? 0 : all.Count(petition => petition.State.Decided is null),
            [.. RepeatRow.Unresolved(ever).Where(row => row.Petitions.Any(petition => petition.Round == round.Id))]);
    }

    /// <summary>Merged by a person; or the same words of the same place in the papers of one group.</summary>
    private static string OneOf(Petition petition) => petition.State.Merged ?? $"{petition.GroupId} {Folded.Of(petition.Place ?? "")} {Folded.Of(petition.Text)}";

    private static ConsolidatedPetition Once(IReadOnlyList<Petition> same, Dictionary<string, string> names, IReadOnlyDictionary<string, PaperHead> passed) => new(
        [.. same.Select(petition => petition.Id)], same[0].Text, string.Join(", ", same.Select(petition => petition.GroupId).Distinct().Order(StringComparer.Ordinal).Select(group => names.GetValueOrDefault(group, group))),
        string.Join("; ", same.Select(petition => petition.Place).OfType<string>().Distinct()) is { Length: > 0 } places ? places : null, same[0].Sorted.Field, same[0].Sorted.Competence, same[0].Sorted.Agency,
        same.All(petition => petition.Read.AnsweredOnSpot), same.All(petition => petition.State.Decided is not null), Raised.Times(same),
        same.Select(petition => passed.GetValueOrDefault(petition.Id)).FirstOrDefault(head => head is not null), same.Select(petition => petition.State.Answer).FirstOrDefault(answer => answer is not null),
        same.Select(petition => petition.State.Told).FirstOrDefault(told => told is not null));

    private static int LevelOf(string competence) => Consolidation.Levels.Select(level => level.Code).ToList().IndexOf(competence);
}
