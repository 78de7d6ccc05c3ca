using LangSon.Txct.Pages;

namespace LangSon.Txct.Planning.Deadlines;

/// <summary>What a change of a closing, a meeting, a holiday or the plan does to deadlines.</summary>
internal static class DeadlineChanges
{
    /// <summary>Every deadline whose day moved, that came or that went; those that stay are not told.</summary>
    /// <param name="today">What was over by then stays as it was: only what is open moves.</param>
    public static IReadOnlyList<DeadlineChange> Between(IReadOnlyList<ToldDeadline> before, IReadOnlyList<ToldDeadline> after, DateOnly today)
    {
        var now = after.ToDictionary(KeyOf);
        var then = before.Select(KeyOf).ToHashSet();
        return
        [
            .. before.Where(row => row.Due >= today && (!now.TryGetValue(KeyOf(row), out var other) || other.Due != row.Due)).Select(row => new DeadlineChange(row, now.GetValueOrDefault(KeyOf(row)))),
            .. after.Where(row => !then.Contains(KeyOf(row))).Select(row => new DeadlineChange(null, row)),
        ];
    }

    private static (string, string, string?, string?) KeyOf(ToldDeadline row) => (row.Rule, row.Subject, row.RoundId, row.MeetingId);
}

/// <summary>A deadline as it was told at a time.</summary>
internal sealed record ToldDeadline(string Rule, string Subject, string? RoundId, string? MeetingId, string Title, DateOnly Due)
{
    public static ToldDeadline Of(Deadline row) => new(row.Rule, row.Subject, row.RoundId, row.MeetingId, row.Title, row.Due);
}

/// <param name="Before">Null if it is new.</param>
/// <param name="After">Null if it is gone.</param>
internal sealed record DeadlineChange(ToldDeadline? Before, ToldDeadline? After)
{
    /// <summary>In Vietnamese, as in "Biên bản TXCT (T04): hạn 24/6/2024 chuyển thành 26/6/2024."</summary>
    public string ToSentence() => (Before, After) switch
    {
        ({ } old, { } now) => $"{now.Title} ({now.Subject}): hạn {Words.Date(old.Due)} chuyển thành {Words.Date(now.Due)}.",
        ({ } old, null) => $"{old.Title} ({old.Subject}): không còn hạn {Words.Date(old.Due)}.",
        _ => $"{After!.Title} ({After.Subject}): thêm hạn {Words.Date(After.Due)}.",
    };
}
