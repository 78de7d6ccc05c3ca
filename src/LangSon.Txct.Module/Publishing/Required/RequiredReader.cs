using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Deadlines;
using LangSon.Txct.Planning.Waiving;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Release;

namespace LangSon.Txct.Publishing.Required;

/// <summary>A round's list of papers: what the plan asks for, what there is to each, and what goes out next.</summary>
internal sealed class RequiredReader(
    IPapers papers, ICatalogue catalogue, IWaivers waivers, ReleaseForecast forecast, Rounds rounds, DeadlineReader deadlines, TimeProvider time)
{
    /// <param name="roundId">Null for the current round.</param>
    /// <returns>Null if the plan has no such round.</returns>
    public async Task<RequiredView?> ReadAsync(string? roundId, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var id = roundId ?? calendar.Current(time.GetUtcNow()).Id;
        if (rounds.Plan.Rounds.FirstOrDefault(row => row.Id == id) is not { } round)
        {
            return null;
        }

        var waived = (await waivers.AllAsync(cancel)).Where(waiver => waiver.RoundId == id).ToDictionary(waiver => waiver.Type);
        var owed = (await deadlines.AllAsync(cancel)).Where(row => row.RoundId == id).ToList();
        var documents = await DocumentsAsync(id, cancel);
        return new RequiredView(
            time.Today(), id, round.Letter, round.Title, [.. rounds.Plan.Rounds.Select(row => (row.Id, row.Letter))],
            [
                .. from paper in round.Papers.OrderBy(paper => paper.Order)
                where paper.Kind == PaperKind.Document
                select RequiredRow.Of(paper, waived.GetValueOrDefault(paper.Type), DueOf(paper, owed), [.. documents.Where(document => document.Type == paper.Type)], time.Today()),
            ],
            [.. documents.Where(document => round.Papers.All(paper => paper.Kind != PaperKind.Document || paper.Type != document.Type))],
            [.. (await forecast.ReadAsync(cancel)).Where(expected => expected.Paper.Metadata.Rounds.Contains(id)).Select(ExpectedPaper.Of)]);
    }

    private static Deadline? DueOf(RequiredPaper paper, IEnumerable<Deadline> owed) =>
        owed.FirstOrDefault(row => row.Rule == (paper.Owner == "peopleCommittee" ? DeadlineRule.PeopleCommitteeReports : DeadlineRule.Documents));

    /// <summary>What serves the round and was not withdrawn: visible, on its way, or held.</summary>
    private async Task<IReadOnlyList<RequiredDocument>> DocumentsAsync(string roundId, CancellationToken cancel)
    {
        var files = await papers.FilesAsync(cancel);
        var taken = files.Where(file => file is { Outcome: FileOutcome.Accepted, DocumentId: not null }).ToLookup(file => (file.DocumentId!, file.Number));
        var shown = (await catalogue.AllAsync(cancel)).Where(document => document.Withdrawn is null && document.Metadata.Rounds.Contains(roundId));
        var own = (await papers.PapersAsync(cancel)).Where(paper => paper.Stage is not (PaperStage.Published or PaperStage.Withdrawn) && paper.Metadata.Rounds.Contains(roundId));
        var held = files.Where(file => file.Outcome == FileOutcome.Held && file.Read?.Rounds.Contains(roundId) == true);
        return
        [
            .. shown.Select(document => RequiredDocument.Of(document, taken[(document.DocumentId, document.Number)].FirstOrDefault())),
            .. own.Select(paper => RequiredDocument.Of(paper, taken[(paper.DocumentId, paper.Number)].FirstOrDefault())),
            .. held.Select(RequiredDocument.Of),
        ];
    }
}
