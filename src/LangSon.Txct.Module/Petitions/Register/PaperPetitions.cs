using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Scans;
using LangSon.Txct.Content.Words;
using LangSon.Txct.Petitions.Classifying;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Planning;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Petitions.Register;

/// <summary>Reads the petitions of groups' papers that have reached the central system, and suggests how to sort them.</summary>
internal sealed class PaperPetitions(
    IPetitions petitions, IInbox inbox, IContentStore content, ITransit transit, IPaperReader reader, TableReader tables, ScanReader scans, FileChecks checks, IDirectory directory, TimeProvider time,
    ILogger<PaperPetitions> logger)
{
    /// <summary>Reads each paper that was not read yet. One that cannot be read is kept as such, with a note for the Office, and delays no other.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var unread = await petitions.UnreadAsync(cancel);
        if (unread.Count == 0)
        {
            return;
        }

        var areas = (await directory.GroupsAsync(cancel)).ToDictionary(group => group.Id, group => group.Area, StringComparer.Ordinal);
        var classifier = new Classifier(LearnedFields.From([.. await petitions.DecidedAsync(cancel)]));
        foreach (var report in unread)
        {
            var read = await ReadAsync(report, cancel);
            var sorted = read.Petitions.Select(petition => new SortedPetition(petition, classifier.Classify(new Unsorted(petition.Text, areas.GetValueOrDefault(report.GroupId), petition.Place, VietNam.DayOf(report.ReceivedAt))))).ToList();
            var figures = new PaperFigures(report.ReportId, report.Number, read.Meetings, read.VotersAttending, read.Opinions, read.Others, read.Notes);
            await petitions.KeepAsync(report, figures, sorted, time.GetUtcNow(), cancel);
            Log.Read(logger, report.ReportId, report.Number, sorted.Count);
        }
    }

    private async Task<ReadGroupPaper> ReadAsync(KnownReport report, CancellationToken cancel)
    {
        try
        {
            List<ReadGroupPaper> read = [];
            foreach (var file in await inbox.FilesAsync(report, cancel))
            {
                if (content.Open(file.Sha256) is { } bytes)
                {
                    await using (bytes)
                    {
                        using var taken = await transit.TakeAsync(bytes, cancel);
                        read.Add(await ReadAsync(taken, file.Name, report.Kind == "Minutes", cancel));
                    }
                }
            }

            return Together(read);
        }
        catch (Exception exception) when (exception is UnsafeContentException or IOException or InvalidDataException)
        {
            Log.NotRead(logger, report.ReportId, report.Number, exception);
            return Nothing("Không đọc được văn bản này. Xin mở văn bản và nhập kiến nghị bằng tay.");
        }
    }

    private async Task<ReadGroupPaper> ReadAsync(TransitFile file, string name, bool isOfOneMeeting, CancellationToken cancel)
    {
        var reading = await reader.ReadAsync(file, name, cancel);
        var scan = reading.Findings.Any(finding => finding.Code == "no-text-layer") ? await scans.ReadAsync(file, cancel) : null;
        reading = scan is null ? reading : new Content.Reading.Reading.Read(name, scan, reading.Findings);

        // A mark on a scan is seen only now.
        if (checks.ForIncoming(reading).FirstOrDefault(finding => finding.Verdict == Verdict.Refused) is { } refusal)
        {
            return Nothing($"Không đọc kiến nghị trong tệp này. {refusal.Message}");
        }

        return reading is Content.Reading.Reading.Read { Paper: var paper }
            ? GroupPaperReading.Read(paper, await tables.ReadAsync(file, cancel) ?? [], isOfOneMeeting, isScan: scan is not null)
            : Nothing($"Không đọc được tệp {name}. Xin mở tệp và nhập kiến nghị bằng tay.");
    }

    /// <summary>A report and the table that goes with it often say the same: each petition counts once.</summary>
    private static ReadGroupPaper Together(List<ReadGroupPaper> read) => read is [var only] ? only : new ReadGroupPaper(
        read.Select(paper => paper.Meetings).FirstOrDefault(number => number is not null), read.Select(paper => paper.VotersAttending).FirstOrDefault(number => number is not null),
        read.Select(paper => paper.Opinions).FirstOrDefault(number => number is not null),
        [.. read.SelectMany(paper => paper.Petitions).DistinctBy(petition => Folded.Of(petition.Text))], [.. read.SelectMany(paper => paper.Others)],
        [.. read.SelectMany(paper => paper.Notes)]);

    private static ReadGroupPaper Nothing(string note) => new(null, null, null, [], [], [note]);
}
