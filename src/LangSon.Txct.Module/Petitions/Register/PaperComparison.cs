using System.Globalization;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Petitions.Reading;

namespace LangSon.Txct.Petitions.Register;

/// <summary>Lays what a group's papers of one round say beside each other, and tells the Office where they contradict.</summary>
internal sealed class PaperComparison(IPetitions petitions, IInbox inbox)
{
    public async Task<IReadOnlyList<ComparedPaper>> OfRoundAsync(string round, CancellationToken cancel)
    {
        var papers = (await inbox.DeliveredAsync(round, cancel)).ToDictionary(report => report.ReportId, StringComparer.Ordinal);
        var dropped = (await petitions.OfRoundAsync(round, cancel)).Where(petition => petition.IsDropped).CountBy(petition => petition.ReportId).ToDictionary(StringComparer.Ordinal);
        var figures = await petitions.FiguresAsync(round, cancel);
        return
        [
            .. figures.Where(paper => papers.ContainsKey(paper.ReportId)).Select(paper => new ComparedPaper(
                paper.ReportId, paper.Number, papers[paper.ReportId].GroupId, papers[paper.ReportId].Kind, paper.Meetings, paper.VotersAttending, paper.Opinions, paper.Others,
                [.. paper.Notes, .. Dropped(dropped.GetValueOrDefault(paper.ReportId)), .. Contradictions(paper, figures, papers)])),
        ];
    }

    private static IEnumerable<string> Dropped(int count) => count == 0 ? [] :
        [string.Create(CultureInfo.InvariantCulture, $"Bản mới của văn bản không còn {count} kiến nghị mà Văn phòng đã xử lý; các kiến nghị đó vẫn được giữ. Xin đối chiếu.")];

    /// <summary>A group's report against its minutes of the same round.</summary>
    private static IEnumerable<string> Contradictions(PaperFigures paper, IReadOnlyList<PaperFigures> figures, Dictionary<string, KnownReport> papers)
    {
        if (papers[paper.ReportId] is not { Kind: "VoterContactReport" } report)
        {
            yield break;
        }

        var minutes = figures.Where(other => papers.GetValueOrDefault(other.ReportId) is { Kind: "Minutes" } of && of.GroupId == report.GroupId).ToList();
        if (paper.Meetings is { } meetings && minutes.Count > meetings)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Báo cáo ghi {meetings} cuộc tiếp xúc, nhưng đã nhận {minutes.Count} biên bản của Tổ. Xin hỏi lại Tổ.");
        }

        var voters = minutes.Sum(each => each.VotersAttending ?? 0);
        var isWhole = minutes.Count == paper.Meetings && minutes.TrueForAll(each => each.VotersAttending is not null);
        if (paper.VotersAttending is { } stated && (voters > stated || (isWhole && voters != stated)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Báo cáo ghi {stated} cử tri dự, các biên bản cộng lại {voters}. Xin hỏi lại Tổ.");
        }
    }
}

/// <summary>What was read of a group's paper beside its petitions, and what a person should look at.</summary>
/// <param name="Kind">VoterContactReport or Minutes.</param>
/// <param name="Others">What voters said and that is no petition.</param>
internal sealed record ComparedPaper(
    string ReportId, int Number, string Group, string Kind, int? Meetings, int? VotersAttending, int? Opinions, IReadOnlyList<OtherWords> Others, IReadOnlyList<string> Notes);
