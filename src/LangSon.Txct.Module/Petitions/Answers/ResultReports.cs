using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Incoming;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Files;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Catalogue;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>The People's Committee's reports on resolving petitions, as they were published: what they answer is suggested, and a person confirms it.</summary>
internal sealed class ResultReports(ICatalogue catalogue, IContentStore content, ITransit transit, IncomingPapers papers, IPetitions petitions, IDirectory directory, PetitionActs acts)
{
    private const string Type = "PetitionResolutionReport";

    /// <summary>Those that are visible, the latest first.</summary>
    public async Task<IReadOnlyList<CentralDocument>> AllAsync(CancellationToken cancel) =>
        [.. (await catalogue.AllAsync(cancel)).Where(document => document.Metadata.Type == Type && document.Parts.Count > 0).OrderByDescending(document => document.Metadata.IssuedOn).ThenBy(document => document.DocumentId, StringComparer.Ordinal)];

    /// <summary>What a report may answer; null if there is no such report.</summary>
    public async Task<IReadOnlyList<SuggestedAnswer>?> SuggestAsync(string documentId, CancellationToken cancel) =>
        await FindAsync(documentId, cancel) is { } report ? ResultMatching.Of([.. (await RowsAsync(report, cancel)).Select(row => row.Row)], await petitions.AllAsync(cancel), await directory.GroupsAsync(cancel)) : null;

    /// <summary>Keeps rows of a report as answers to the petitions that a person has confirmed, all or none.</summary>
    public async Task<ActOutcome> ConfirmAsync(string documentId, IReadOnlyList<ConfirmedRow> confirmed, string by, CancellationToken cancel)
    {
        if (await FindAsync(documentId, cancel) is not { Metadata: { IssuedOn: { } issuedOn } metadata } report || metadata.FullNumber() is not { } number)
        {
            return new ActOutcome(null, PetitionFault.NoReport);
        }

        var rows = await RowsAsync(report, cancel);
        Dictionary<string, PetitionAnswer> answers = new(StringComparer.Ordinal);
        foreach (var row in confirmed)
        {
            if (rows.FirstOrDefault(known => known.Row.Source.Table == row.Table && known.Row.Source.Row == row.Row && known.File.Name == (row.File ?? known.File.Name)) is not { Row: { } found, File: var file })
            {
                return new ActOutcome(null, PetitionFault.Unusable("TXCT-PET-026", "Báo cáo không có dòng này. Xin tải lại danh sách."));
            }

            var answer = new PetitionAnswer(row.Class ?? found.Class ?? "", row.Agency ?? found.Agency ?? metadata.Issuer ?? "UBND tỉnh", found.Words, row.RoadMap, row.DueOn, number, issuedOn, metadata.Signer, file);
            if (AnswerRules.Fault(answer.Class, answer.Words, answer.Agency) is { } fault)
            {
                return new ActOutcome(null, fault);
            }

            foreach (var id in row.Ids ?? [])
            {
                answers[id] = answer;
            }
        }

        return await acts.AnswerAsync(answers, by, cancel);
    }

    private async Task<CentralDocument?> FindAsync(string documentId, CancellationToken cancel) =>
        await catalogue.FindAsync(documentId, cancel) is { Withdrawn: null, Parts.Count: > 0 } document && document.Metadata.Type == Type ? document : null;

    /// <summary>Of all files of the report, each row once: an annex often repeats the table of the report.</summary>
    private async Task<IReadOnlyList<(ResultRow Row, PaperFile File)>> RowsAsync(CentralDocument report, CancellationToken cancel)
    {
        List<(ResultRow Row, PaperFile File)> rows = [];
        foreach (var part in report.Parts)
        {
            if (content.Open(part.Sha256) is not { } bytes)
            {
                continue;
            }

            await using (bytes)
            {
                using var taken = await transit.TakeAsync(bytes, cancel);
                var file = new PaperFile(part.Name, part.MediaType, part.Sha256);
                rows.AddRange(ResultReading.Of((await papers.OpenAsync(taken, part.Name, cancel)).Tables).Select(row => (row, file)));
            }
        }

        return [.. rows.DistinctBy(row => (row.Row.Text, row.Row.Words))];
    }
}

/// <summary>A person says that a row answers petitions.</summary>
/// <param name="Table">Of the file, from 1; so is the row.</param>
/// <param name="File">The file of the report; null for the first that has such a row.</param>
/// <param name="Class">Null as the report has it.</param>
/// <param name="RoadMap">What is done until when.</param>
internal sealed record ConfirmedRow(int Table, int Row, IReadOnlyList<string>? Ids, string? Class = null, string? Agency = null, string? RoadMap = null, DateOnly? DueOn = null, string? File = null);
