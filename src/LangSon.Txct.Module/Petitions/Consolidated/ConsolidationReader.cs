using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Petitions.Consolidated;

/// <summary>Puts the petitions of a round together.</summary>
internal sealed class ConsolidationReader(IPetitions petitions, IInbox inbox, IDirectory directory, TimeProvider time)
{
    /// <param name="withUndecided">Also what the Office has not decided on yet, as it is suggested.</param>
    public async Task<Consolidation> ReadAsync(Round round, bool withUndecided, CancellationToken cancel)
    {
        var groups = await directory.GroupsAsync(cancel);
        var names = groups.ToDictionary(group => group.Id, group => group.Name, StringComparer.Ordinal);
        var all = (await petitions.OfRoundAsync(round.Id, cancel)).Select(petition => PetitionRow.Of(petition, petition.Id)).ToList();
        var sent = (await inbox.DeliveredAsync(round.Id, cancel)).Where(report => report.Kind == "VoterContactReport").Select(report => report.GroupId).ToHashSet(StringComparer.Ordinal);
        var taken = all.Where(row => row.IsDecided || withUndecided).GroupBy(row => row.Merged ?? row.Id).Select(rows => Once([.. rows], names))
            .OrderBy(petition => LevelOf(petition.Competence)).ThenBy(petition => petition.Field, StringComparer.Ordinal).ThenBy(petition => petition.Group, StringComparer.Ordinal);
        return new Consolidation(
            round, time.GetUtcNow(), [.. taken], groups.Count(group => sent.Contains(group.Id)), groups.Count,
            [.. groups.Where(group => !sent.Contains(group.Id)).OrderBy(group => group.Number).Select(group => group.Name)], withUndecided ? 0 : all.Count(row => !row.IsDecided));
    }

    private static ConsolidatedPetition Once(IReadOnlyList<PetitionRow> rows, Dictionary<string, string> names) => new(
        rows[0].Id, rows[0].Text, string.Join(", ", rows.Select(row => row.Group).Distinct().Order(StringComparer.Ordinal).Select(group => names.GetValueOrDefault(group, group))),
        string.Join("; ", rows.Select(row => row.Place).OfType<string>().Distinct()) is { Length: > 0 } places ? places : null, rows[0].Field, rows[0].Competence, rows[0].Agency,
        rows.All(row => row.AnsweredOnSpot), rows.All(row => row.IsDecided), rows.Count);

    private static int LevelOf(string competence) => Consolidation.Levels.Select(level => level.Code).ToList().IndexOf(competence);
}
