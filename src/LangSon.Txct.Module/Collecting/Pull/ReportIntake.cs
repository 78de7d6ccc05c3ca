using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning;
using LangSon.Txct.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Pull;

/// <summary>Decides on what a source has listed: fetches the bytes, checks them, and sends the paper on its way, each whole or not at all.</summary>
internal sealed class ReportIntake(
    IInbox inbox, AttachmentFetch fetch, IContentStore content, YearPlan plan, IOutbox outbox, IDatabase database, RelayBell bell,
    IOptions<CollectingOptions> options, TimeProvider time, ILogger<ReportIntake> logger)
{
    private static readonly string[] Owed = ["office", "fatherlandFront"];

    /// <summary>Takes all open rows of the source; returns why one of them could not be fetched, null if all were decided on.</summary>
    public async Task<string?> TakeAsync(IReportSource source, CancellationToken cancel)
    {
        string? trouble = null;
        foreach (var row in await inbox.OpenAsync(source.GroupId, cancel))
        {
            trouble = await TryOneAsync(source, row, cancel) ?? trouble;
        }

        return trouble;
    }

    private async Task<string?> TryOneAsync(IReportSource source, InboxRow row, CancellationToken cancel)
    {
        try
        {
            return await TakeOneAsync(source, row, cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            Log.TakingFailed(logger, source.GroupId, row.Report.Id, exception);
            return exception.Message;
        }
    }

    private async Task<string?> TakeOneAsync(IReportSource source, InboxRow row, CancellationToken cancel)
    {
        if (row.Report.Deleted)
        {
            await DecideAsync(row, InboxState.Deleted, null, null, cancel);
            return null;
        }

        if (Fault(source, row.Report) is { } fault)
        {
            await DecideAsync(row, InboxState.Held, fault.Code, fault.Message, cancel);
            return null;
        }

        await using var fetched = await fetch.AllAsync(source, row.Report, cancel);
        switch (fetched)
        {
            case { Trouble: { } trouble }:
                Log.NotFetched(logger, source.GroupId, row.Report.Id, trouble);
                return trouble;
            case { Refusal: { } refusal }:
                await DecideAsync(row, InboxState.Refused, refusal.Code, refusal.Message, cancel);
                return null;
            default:
                await ApplyAsync(source, row, fetched, cancel);
                return null;
        }
    }

    private (string Code, string Message)? Fault(IReportSource source, SourceReport report) => report switch
    {
        _ when report.GroupId != source.GroupId => ("group-differs", $"Hệ thống của Tổ {source.GroupId} gửi văn bản ghi Tổ {report.GroupId}. Xin xác nhận là của Tổ nào."),
        _ when plan.Rounds.All(round => round.Id != report.Round) => ("round-unknown", $"Không có đợt {report.Round} trong kế hoạch năm {plan.Year}. Xin chọn đợt."),
        { Kind: "Minutes", Meeting: null } => ("needs-review", "Biên bản không ghi là của hội nghị nào. Xin chọn ngày và nơi tiếp xúc."),
        { Attachments.Count: 0 } => ("no-attachment", "Văn bản không kèm tệp nào. Xin nhờ Tổ gửi lại kèm tệp."),
        _ => null,
    };

    private async Task ApplyAsync(IReportSource source, InboxRow row, FetchedAttachments fetched, CancellationToken cancel)
    {
        foreach (var file in fetched.Files)
        {
            await content.KeepAsync(file.Bytes, cancel);
        }

        var reportId = ReportIdentity.Of(options.Value.Tenant, row.Report);
        var versions = await inbox.VersionsAsync(reportId, cancel);
        if (versions.Any(version => version.ContentSha256 == row.ContentSha256 && (version.RemoteId != row.Report.Id || version == versions[^1])))
        {
            await DecideAsync(row, InboxState.Applied, "duplicate-content", null, cancel);
        }
        else if (versions.Count > 0 && versions[^1].RemoteId != row.Report.Id)
        {
            await DecideAsync(row, InboxState.Held, "second-content", "Tổ đã gửi một văn bản khác cho cùng đợt này. Xin xem hai bản và chọn bản đúng.", cancel);
        }
        else
        {
            await SendAsync(source, row, fetched, reportId, versions.Count + 1, cancel);
        }
    }

    private async Task SendAsync(IReportSource source, InboxRow row, FetchedAttachments fetched, string reportId, int number, CancellationToken cancel)
    {
        var report = row.Report;
        var now = time.GetUtcNow();
        var version = new ReportVersion(
            reportId, number, report.Kind, report.GroupId, report.Round, report.Meeting, report.DocumentNumber, report.IssuedOn, report.Title,
            now, source.GroupId, report.Id, Owed, [.. fetched.Files.Select(file => file.Part)]);
        await database.WriteAsync(
            async work =>
            {
                await inbox.AddReportAsync(
                    work, new KnownReport(reportId, number, report.GroupId, report.Round, report.Kind, report.Title, source.GroupId, report.Id, row.ContentSha256, now), cancel);
                await inbox.DecideAsync(work, row.Id, InboxState.Applied, null, null, cancel);
                await outbox.AddAsync(work, new NewDelivery(DeliveryPayload.Report, reportId, number, reportId, DeliveryPayload.Write(version)), cancel);
            },
            cancel);
        bell.Ring();
        Log.Taken(logger, report.Kind, reportId, number, source.GroupId);
    }

    private Task DecideAsync(InboxRow row, InboxState state, string? code, string? message, CancellationToken cancel) =>
        database.WriteAsync(work => inbox.DecideAsync(work, row.Id, state, code, message, cancel), cancel);
}
