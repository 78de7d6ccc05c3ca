using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Planning;
using LangSon.Txct.Storage;

namespace LangSon.Txct.Collecting;

/// <summary>What a person decides on a held paper.</summary>
/// <param name="Action">take, correct (it takes the place of the one that came before) or discard.</param>
/// <param name="GroupId">Null, as all below, for what is known already or was suggested.</param>
internal sealed record ReportDecision(string Action, string? GroupId, string? Round, string? Kind, MeetingPlace? Meeting);

/// <summary>Has the Office decide on papers that wait for a person. Nothing is thrown away: what is not taken stays in the register with its bytes.</summary>
internal sealed class ReportDecisions(IInbox inbox, IDatabase database, YearPlan plan, Collector collector)
{
    private static readonly string[] Kinds = ["VoterContactReport", "Minutes", "GroupPlan"];

    /// <returns>Null if it was done; else why not.</returns>
    public async Task<ReportFault?> DecideAsync(long id, ReportDecision decision, string by, CancellationToken cancel)
    {
        if (await inbox.FindAsync(id, cancel) is not { State: InboxState.Held } row)
        {
            return new ReportFault(true, "Văn bản này không còn chờ người xử lý. Xin xem lại danh sách.");
        }

        if (decision.Action == "discard")
        {
            return await KeepAsync(row, new Decision(InboxState.Discarded) { By = by }, cancel);
        }

        var report = row.Report with
        {
            GroupId = decision.GroupId ?? row.Report.GroupId ?? row.Suggestion?.GroupId,
            Round = decision.Round ?? KnownRound(row.Report.Round) ?? row.Suggestion?.Round,
            Kind = decision.Kind ?? row.Report.Kind ?? row.Suggestion?.Kind,
            Meeting = decision.Meeting ?? row.Report.Meeting ?? row.Suggestion?.Meeting,
            IsCorrection = decision.Action == "correct",
        };
        return Fault(decision, report) is { } fault ? new ReportFault(false, fault) : await KeepAsync(row, new Decision(InboxState.Received) { Report = report, By = by }, cancel);
    }

    private async Task<ReportFault?> KeepAsync(InboxRow row, Decision decision, CancellationToken cancel)
    {
        if (!await database.WriteAsync(work => inbox.DecideAsync(work, row, decision, cancel), cancel))
        {
            return new ReportFault(true, "Người khác vừa xử lý văn bản này. Xin xem lại danh sách.");
        }

        collector.Ask(row.SourceId);
        return null;
    }

    private string? KnownRound(string? round) => plan.Rounds.Any(candidate => candidate.Id == round) ? round : null;

    private string? Fault(ReportDecision decision, Sources.SourceReport report) => report switch
    {
        _ when decision.Action is not ("take" or "correct") => "Xin chọn: nhận, nhận làm bản đính chính, hoặc không nhận.",
        { Unreadable: not null } => "Dòng này không có văn bản nào để nhận. Xin chọn không nhận.",
        _ when plan.Groups.All(group => group.Id != report.GroupId) => "Xin chọn Tổ.",
        _ when !Kinds.Contains(report.Kind) => "Xin chọn loại: báo cáo, biên bản hay kế hoạch.",
        _ when plan.Rounds.All(round => round.Id != report.Round) => "Xin chọn đợt tiếp xúc cử tri.",
        { Kind: "Minutes", Meeting: null } => "Xin ghi ngày và nơi tiếp xúc.",
        _ => null,
    };
}

/// <param name="IsGone">It no longer waits; else what was filled in does not do.</param>
internal sealed record ReportFault(bool IsGone, string Message);
