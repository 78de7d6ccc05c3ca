using LangSon.Txct.Content.Checks;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Catalogue;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>Judges a dropped file by what the register, the documents and the sessions are now.</summary>
internal sealed class Judgement(IPapers papers, ICatalogue catalogue, Rounds rounds, IDirectory directory, IOptions<PublishingOptions> options)
{
    public Task<Judged> OfAsync(DroppedFile file, Prepared.Whole prepared, CancellationToken cancel) =>
        OfAsync(new Candidate(file.Path, file.Name, file.Folder, prepared.Bytes, prepared.Reading), prepared.Findings, cancel);

    public async Task<Judged> OfAsync(Candidate candidate, IReadOnlyList<Finding> findings, CancellationToken cancel)
    {
        var judge = new PaperJudge(options.Value.Tenant, options.Value.UnsignedFiles, rounds.Plan, await directory.SessionsAsync(cancel));
        var known = new Known(
            [.. (await papers.FilesOfAsync(candidate.Bytes.Sha256, cancel)).Select(row => new KnownFile(row.Path, row.Sha256, row.Outcome == FileOutcome.Refused))],
            judge.IdentityOf(candidate) is { } paper ? await papers.ConcerningAsync(paper.Id, paper.Number, cancel) : [],
            judge.IdentityOf(candidate) is { } document && await catalogue.FindAsync(document.Id, cancel) is { } shown ? [shown] : []);
        return judge.Of(candidate, findings, known);
    }
}
