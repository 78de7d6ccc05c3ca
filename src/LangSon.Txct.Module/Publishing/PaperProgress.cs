using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Publishing;

/// <summary>How far a round's papers have come, for Planning's board.</summary>
internal sealed class PaperProgress(IPapers papers, Catalogue.ICatalogue catalogue) : IPaperProgress
{
    public async Task<IReadOnlyList<PaperState>> OfRoundAsync(string roundId, CancellationToken cancel)
    {
        var shown = (await catalogue.AllAsync(cancel)).Where(document => document.Withdrawn is null && document.Metadata.Rounds.Contains(roundId)).ToList();
        var own = (await papers.PapersAsync(cancel)).Where(paper => paper.Stage is not (PaperStage.Published or PaperStage.Withdrawn) && paper.Metadata.Rounds.Contains(roundId));
        var held = (await papers.FilesAsync(cancel)).Where(file => file.Outcome == FileOutcome.Held && file.Read?.Rounds.Contains(roundId) == true);
        return
        [
            .. shown.Select(document => new PaperState(document.Metadata.Type, document.Metadata.Subject, PaperStatus.Published, null, document.DocumentId)),
            .. own.Select(paper => new PaperState(paper.Metadata.Type, paper.Metadata.Subject, StatusOf(paper.Stage), ReasonOf(paper.Stage), paper.DocumentId)),
            .. held.Select(file => new PaperState(file.Read!.Type, file.Read.Subject, PaperStatus.Held, file.Findings[0].Message, null, file.Id)),
        ];
    }

    private static PaperStatus StatusOf(PaperStage stage) => stage is PaperStage.Sending or PaperStage.InSet ? PaperStatus.Sending : PaperStatus.Waiting;

    private static string? ReasonOf(PaperStage stage) => stage switch
    {
        PaperStage.Incomplete => "Mới có phụ lục, còn chờ văn bản chính.",
        PaperStage.InSet => "Đã gửi, chờ đủ tài liệu của đợt để hiện cùng lúc.",
        _ => null,
    };

    public async Task<int> CountHeldAsync(CancellationToken cancel) => (await papers.FilesAsync(cancel)).Count(file => file.Outcome == FileOutcome.Held);
}
