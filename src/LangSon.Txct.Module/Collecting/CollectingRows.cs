using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Pages;

namespace LangSon.Txct.Collecting;

/// <param name="Source">Where it was listed; for the system of a group the group's id.</param>
/// <param name="Group">Null while it is not known.</param>
/// <param name="State">received, applied, sorted, held, refused, deleted or discarded.</param>
/// <param name="Files">Names of the files that are kept, in their order.</param>
internal sealed record ReportRow(
    long Number, string Source, string? Group, string Id, string? Kind, string? Round, string Title, string State, string? Code, string? Message, IReadOnlyList<string> Files, Suggestion? Suggestion,
    DateTimeOffset ReceivedAt, string? DecidedBy)
{
    public static ReportRow Of(InboxRow row) => new(
        row.Id, row.SourceId, row.Report.GroupId, row.Report.Id, row.Report.Kind, row.Report.Round, row.Report.Title, row.State.ToString().ToLowerInvariant(), row.Code, row.Message,
        [.. (row.Files ?? []).Select(file => file.Name)], row.Suggestion, row.ReceivedAt, row.DecidedBy);
}

/// <param name="Health">ok, offline, auth or broken.</param>
/// <param name="Listed">How many papers it had when all was last compared.</param>
/// <param name="Taken">How many of them are taken.</param>
/// <param name="ComparedAt">Null if never.</param>
/// <param name="Gone">Papers that are here and that it has deleted.</param>
/// <param name="Newest">The time of its newest paper; null while it had none.</param>
/// <param name="Alarm">What a person should look at; null if all is well.</param>
internal sealed record SourceRow(
    string Source, string? Group, string Health, string? Reason, DateTimeOffset? LastAnsweredAt, int Listed, int Taken, DateTimeOffset? ComparedAt, int Gone, DateTimeOffset? Newest, string? Alarm)
{
    /// <summary>A source that is silent for so long is nobody's passing trouble (reliability: alarms at 4 h, 24 h, 72 h).</summary>
    private static readonly TimeSpan[] Silences = [TimeSpan.FromHours(72), TimeSpan.FromHours(24), TimeSpan.FromHours(4)];

    /// <summary>Between two rounds of the plan lie fewer days: a group whose source has nothing newer writes elsewhere.</summary>
    private static readonly TimeSpan TooOld = TimeSpan.FromDays(200);

    public static SourceRow Of(SourceCoverage source, DateTimeOffset now) => new(
        source.State.SourceId, source.State.GroupId, source.State.Health, source.State.Reason, source.State.LastAnsweredAt, source.Reading.Listed, Math.Max(0, source.Reading.Listed - source.Open),
        source.Reading.ComparedAt, source.Gone, source.Reading.Newest, AlarmOf(source, now));

    private static string? AlarmOf(SourceCoverage source, DateTimeOffset now)
    {
        if (source.Reading.Alarm is { } alarm)
        {
            return alarm;
        }

        var silent = source.State.Health == "ok" ? TimeSpan.Zero : now - source.State.LastAnsweredAt ?? TimeSpan.Zero;
        return Silences.FirstOrDefault(limit => silent >= limit) is { Ticks: > 0 } reached ? $"Nguồn không trả lời đã hơn {reached.TotalHours:0} giờ. Xin gọi bên quản lý nguồn."
            : source.Reading.Newest is { } newest && now - newest > TooOld ? $"Văn bản mới nhất của nguồn từ ngày {Words.Date(VietNam.DayOf(newest))}. Xin hỏi Tổ còn gửi bằng nguồn này không."
            : null;
    }
}
