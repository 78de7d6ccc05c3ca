using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Delivery;
using LangSon.Txct.Pages;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Intake;

/// <summary>Sends a group's paper on its way to the central system, as a new paper or the next version of one; the same content once.</summary>
internal sealed class ReportSending(IInbox inbox, IOutbox outbox, IDatabase database, RelayBell bell, IOptions<CollectingOptions> options, TimeProvider time, ILogger<ReportSending> logger)
{
    /// <summary>Of the plan: the reports go to the Standing Committee by the Office, and to the provincial Fatherland Front.</summary>
    private static readonly string[] Owed = ["office", "fatherlandFront"];

    /// <param name="row">All that has to be known is known, and its bytes are kept.</param>
    /// <returns>Code and question where a person decides; null if it was taken, or was there already.</returns>
    public async Task<(string Code, string Message)?> TryAsync(IReportSource source, InboxRow row, CancellationToken cancel)
    {
        var reportId = ReportIdentity.Of(options.Value.Tenant, row.Report);
        var bytes = ReportIdentity.BytesOf(row.Files ?? []);
        var versions = await inbox.VersionsAsync(reportId, cancel);
        if (IsThere(source, row, bytes, versions))
        {
            await database.WriteAsync(
                work => inbox.DecideAsync(work, row, new Decision(InboxState.Applied, "duplicate-content") { Report = row.Report, Files = row.Files }, cancel), cancel);
            return null;
        }

        if (versions is [.., var latest] && !IsOfSamePaper(source, row, latest) && !row.Report.IsCorrection)
        {
            return ("second-content", $"Tổ đã gửi một văn bản khác cho cùng đợt này, nhận {Words.Date(VietNam.DayOf(latest.ReceivedAt))}. Xin xem hai bản và chọn bản đúng.");
        }

        await SendAsync(source, row, reportId, versions.Count + 1, bytes, cancel);
        return null;
    }

    /// <summary>The same row as the last version, or the same bytes by another way.</summary>
    private static bool IsThere(IReportSource source, InboxRow row, string bytes, IReadOnlyList<KnownReport> versions) => versions.Any(version => IsOfSamePaper(source, row, version)
        ? version == versions[^1] && version.ContentSha256 == row.ContentSha256 && version.BytesSha256 == bytes
        : version.BytesSha256 == bytes);

    private static bool IsOfSamePaper(IReportSource source, InboxRow row, KnownReport version) => version.SourceId == source.Id && version.RemoteId == row.Report.Id;

    private async Task SendAsync(IReportSource source, InboxRow row, string reportId, int number, string bytes, CancellationToken cancel)
    {
        var report = row.Report;
        var now = time.GetUtcNow();
        var version = new ReportVersion(
            reportId, number, report.Kind!, report.GroupId!, report.Round!, report.Meeting, report.DocumentNumber, report.IssuedOn, report.Title,
            now, source.Id, report.Id, Owed, row.Files!);
        var isOurs = await database.WriteAsync(
            async work =>
            {
                var isDecided = await inbox.DecideAsync(work, row, new Decision(InboxState.Applied) { Report = report, Files = row.Files }, cancel);
                if (isDecided)
                {
                    await inbox.AddReportAsync(
                        work, new KnownReport(reportId, number, report.GroupId!, report.Round!, report.Kind!, report.Title, source.Id, report.Id, row.ContentSha256, bytes, now), cancel);
                    await outbox.AddAsync(work, new NewDelivery(DeliveryPayload.Report, reportId, number, reportId, DeliveryPayload.Write(version)), cancel);
                }

                return isDecided;
            },
            cancel);
        if (isOurs)
        {
            bell.Ring();
            Log.Taken(logger, report.Kind!, reportId, number, source.Id);
        }
    }
}
