using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Incoming;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Petitions.Reading;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Petitions.Register;

/// <summary>Reads the petitions of groups' papers that have reached the central system, and suggests how to sort them.</summary>
internal sealed class PaperPetitions(
    IPetitions petitions, IInbox inbox, IContentStore content, ITransit transit, IncomingPapers papers, PetitionSorting sorting, TimeProvider time, ILogger<PaperPetitions> logger)
{
    /// <summary>Reads each paper that was not read yet. One that cannot be read is kept as such, with a note for the Office, and delays no other.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var unread = await petitions.UnreadAsync(cancel);
        if (unread.Count == 0)
        {
            return;
        }

        var sort = await sorting.ReadyAsync(cancel);
        foreach (var report in unread)
        {
            var read = await ReadAsync(report, cancel);
            var sorted = read.Petitions.Select(petition => new SortedPetition(petition, sort(petition, report.GroupId, VietNam.DayOf(report.ReceivedAt)))).ToList();
            var figures = new PaperFigures(report.ReportId, report.Number, read.Meetings, read.VotersAttending, read.Opinions, read.Others, read.Notes);
            await petitions.KeepAsync(report, figures, sorted, time.GetUtcNow(), cancel);
            Log.Read(logger, report.ReportId, report.Number, sorted.Count);
        }
    }

    private async Task<ReadGroupPaper> ReadAsync(KnownReport report, CancellationToken cancel)
    {
        List<ReadGroupPaper> read = [];
        var files = await inbox.FilesAsync(report, cancel);
        foreach (var (file, number) in files.Select((file, place) => (file, place + 1)))
        {
            if (content.Open(file.Sha256) is { } bytes)
            {
                await using (bytes)
                {
                    var own = await ReadAsync(bytes, file.Name, report, cancel);
                    read.Add(files.Count == 1 ? own : own with { Petitions = [.. own.Petitions.Select(petition => petition with { Source = petition.Source with { File = number } })] });
                }
            }
        }

        return PapersTogether.Of(read);
    }

    private async Task<ReadGroupPaper> ReadAsync(Stream bytes, string name, KnownReport report, CancellationToken cancel)
    {
        try
        {
            using var taken = await transit.TakeAsync(bytes, cancel);
            return await papers.OpenAsync(taken, name, cancel) switch
            {
                { Paper: { } paper } opened => GroupPaperReading.Read(paper, opened.Tables, report.Kind == "Minutes", opened.IsScan),
                { Danger: { } refusal } => PapersTogether.Nothing($"Không đọc kiến nghị trong tệp này. {refusal.Message}"),
                _ => PapersTogether.Nothing($"Không đọc được tệp {name}. Xin mở tệp và nhập kiến nghị bằng tay."),
            };
        }
        catch (Exception exception) when (exception is UnsafeContentException or IOException or InvalidDataException)
        {
            Log.NotRead(logger, report.ReportId, report.Number, exception);
            return PapersTogether.Nothing($"Không đọc được tệp {name}. Xin mở tệp và nhập kiến nghị bằng tay.");
        }
    }
}
