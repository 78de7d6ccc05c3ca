using LangSon.Txct.Collecting;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Support;

/// <summary>A register of one source, in memory: what <see cref="ISourceRegister"/> promises, for tests that read many lists. A tombstone counts at once.</summary>
internal sealed class MemorySources : ISourceRegister
{
    private readonly List<(SourceReport Report, string Content)> rows = [];
    private readonly Dictionary<string, Absence> away = [];
    private SourceReading reading = new();

    /// <summary>The last row of each paper that is not gone.</summary>
    public IReadOnlyDictionary<string, SourceReport> Here =>
        rows.GroupBy(row => row.Report.Id).Where(paper => !IsGone(paper.Key)).ToDictionary(paper => paper.Key, paper => paper.Last().Report);

    public string? Alarm => reading.Alarm;

    public Task<SourceReading> FindAsync(string sourceId, CancellationToken cancel) => Task.FromResult(reading);

    public Task<IReadOnlyList<SourceReport>> ReceiveAsync(IReportSource source, IReadOnlyList<SourceReport> reports, bool isWhole, SourceReading? read, DateTimeOffset now, CancellationToken cancel)
    {
        List<SourceReport> added = [];
        foreach (var report in reports)
        {
            var content = ReportIdentity.ContentOf(report);
            var last = rows.FindLastIndex(row => row.Report.Id == report.Id && (isWhole || row.Report.Version == report.Version));
            if (last < 0 || rows[last].Content != content || rows[last].Report.Version != report.Version)
            {
                rows.Add((report, content));
                added.Add(report);
            }

            if (!report.Deleted)
            {
                away.Remove(report.Id);
            }
            else if (added.Contains(report))
            {
                away[report.Id] = new Absence(report.Id, 0, now, now);
            }
        }

        reading = read ?? reading;
        return Task.FromResult<IReadOnlyList<SourceReport>>(added);
    }

    public Task<IReadOnlyList<string>> ChangedSinceAsync(string sourceId, DateTimeOffset since, CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>(
        [.. rows.GroupBy(row => row.Report.Id).Where(paper => !away.ContainsKey(paper.Key) && paper.Last().Report.ModifiedAt >= since).Select(paper => paper.Key)]);

    public Task<IReadOnlyList<KnownPaper>> KnownAsync(string sourceId, CancellationToken cancel) => Task.FromResult<IReadOnlyList<KnownPaper>>(
        [.. rows.Select(row => row.Report.Id).Distinct().Where(id => !IsGone(id)).Select(id => new KnownPaper(id, away.GetValueOrDefault(id)?.Times ?? 0, away.GetValueOrDefault(id)?.CountedAt))]);

    public Task CompareAsync(IReportSource source, IReadOnlyList<Absence> missing, SourceReading read, CancellationToken cancel)
    {
        foreach (var absence in missing)
        {
            away[absence.RemoteId] = absence;
        }

        return KeepAsync(source, read, cancel);
    }

    public Task KeepAsync(IReportSource source, SourceReading read, CancellationToken cancel)
    {
        reading = read;
        return Task.CompletedTask;
    }

    public Task SetHealthAsync(IReportSource source, string health, string? reason, DateTimeOffset? answeredAt, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<SourceState>> HealthAsync(CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<SourceCoverage>> CoverageAsync(CancellationToken cancel) => throw new NotSupportedException();

    private bool IsGone(string id) => away.GetValueOrDefault(id)?.GoneAt is not null;
}
