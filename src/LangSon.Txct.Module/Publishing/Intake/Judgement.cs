using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Planning;
using LangSon.Txct.Publishing.Catalogue;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Intake;

/// <summary>Judges a dropped file by what the register, the documents and the sessions are now.</summary>
internal sealed class Judgement(IPapers papers, ICatalogue catalogue, Rounds rounds, IDirectory directory, IOptions<PublishingOptions> options)
{
    public async Task<Judged> OfAsync(DroppedFile file, TransitFile taken, Reading reading, IReadOnlyList<Finding> checks, CancellationToken cancel)
    {
        var judge = new PaperJudge(options.Value.Tenant, options.Value.UnsignedFiles, rounds.Plan, await directory.SessionsAsync(cancel));
        var known = new Known(
            [.. (await papers.FilesAsync(cancel)).Select(row => new KnownFile(row.Path, row.Sha256, row.Outcome == FileOutcome.Refused))],
            await papers.PapersAsync(cancel),
            await catalogue.AllAsync(cancel));
        return judge.Of(new Candidate(file.Path, file.Name, file.Folder, taken, reading), checks, known);
    }
}
