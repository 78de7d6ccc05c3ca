using System.Runtime.CompilerServices;
using LangSon.Txct.Collecting.Intake;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Checks;
using LangSon.Txct.Content.Incoming;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Content.Reading.Scans;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Schedule.Reading;
using LangSon.Txct.Publishing.Intake;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Cli.Read;

/// <summary>What was read from one file.</summary>
/// <param name="Head">Null where nothing was read, or nothing may be told of it.</param>
/// <param name="Content">Of a report or minutes.</param>
/// <param name="Schedule">Of a group's plan.</param>
internal sealed record PaperResult(string Path, IReadOnlyList<Finding> Findings, PaperHead? Head, ReadGroupPaper? Content, IReadOnlyList<ScheduleRow> Schedule);

/// <param name="Kind">VoterContactReport, Minutes or GroupPlan; null where the paper does not say it.</param>
/// <param name="Group">As in "Tổ đại biểu số 06".</param>
/// <param name="Round">As in 2024-pre-mid.</param>
internal sealed record PaperHead(string? Kind, string? DocumentNumber, DateOnly? IssuedOn, string? Group, string? Round);

/// <summary>Reads groups' papers by the module's own readers.</summary>
internal sealed class PaperRun(RoundCalendar calendar, TimeProvider time)
{
    private readonly IOptions<ContentOptions> options = Options.Create(new ContentOptions());
    private readonly FileChecks checks = new();

    public async IAsyncEnumerable<PaperResult> RunAsync(IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("txct-read-");
        try
        {
            var transit = new Transit(folder.FullName, options);
            foreach (var path in paths.Distinct().Where(path => !FileNames.IsNoPaper(Path.GetFileName(path))))
            {
                yield return await ReadAsync(path, transit, cancel);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<PaperResult> ReadAsync(string path, Transit transit, CancellationToken cancel)
    {
        if (RegularFile.Open(path) is not OpenedFile.Opened { Bytes: var bytes })
        {
            return Unread(path, Finding.Of("not-a-regular-file"));
        }

        await using (bytes)
        {
            try
            {
                using var taken = await transit.TakeAsync(bytes, cancel);
                return await ReadAsync(path, taken, cancel);
            }
            catch (TooLargeException exception)
            {
                return Unread(path, Finding.Of("too-large", exception.LimitInBytes >> 20));
            }
            catch (UnsafeContentException exception)
            {
                return Unread(path, Finding.Of(exception.Code));
            }
            catch (IOException)
            {
                return Unread(path, Finding.Of("unreadable"));
            }
        }
    }

    private async Task<PaperResult> ReadAsync(string path, TransitFile taken, CancellationToken cancel)
    {
        var papers = new IncomingPapers(new PaperReader(options, time), new ScanReader(options, time), new TableReader(options, time), checks);
        var (findings, _, opened, tables, isScan) = await papers.OpenAsync(taken, Path.GetFileName(path), cancel);
        if (opened is not { } paper)
        {
            return new PaperResult(path, findings, null, null, []);
        }

        var head = HeadOf(paper);
        return head.Kind == "GroupPlan"
            ? new PaperResult(path, findings, head, new ReadGroupPaper(null, null, null, [], [], []), ScheduleReading.Of(tables, head.IssuedOn?.Year ?? calendar.Plan.Year))
            : new PaperResult(path, findings, head, GroupPaperReading.Read(paper, tables, isOfOneMeeting: head.Kind == "Minutes", isScan), []);
    }

    private PaperHead HeadOf(ReadPaper paper)
    {
        var head = PaperWords.HeadOf(paper);
        var group = Recognition.GroupOf(head, calendar.Plan);
        var kind = PaperWords.Kind(head);

        // Minutes are of the day of their meeting.
        var issuedOn = paper.IssuedOn ?? (kind == "Minutes" ? PaperWords.Meeting(head)?.Date : null);
        return new PaperHead(
            kind, paper.FullNumber, issuedOn, calendar.Plan.Groups.FirstOrDefault(each => each.Id == group)?.Name, Recognition.RoundOf(head, issuedOn, calendar)?.Id);
    }

    private static PaperResult Unread(string path, Finding finding) => new(path, [finding], null, null, []);
}
