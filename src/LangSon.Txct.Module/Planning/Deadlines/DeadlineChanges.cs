using LangSon.Txct.Pages;

namespace LangSon.Txct.Planning.Deadlines;

/// <summary>What a change of a closing, a meeting, a holiday or the plan does to deadlines.</summary>
internal static class DeadlineChanges
{
    /// <summary>Every deadline whose day moved, that came or that went; those that stay are not told.</summary>
    /// <param name="today">What was over by then stays as it was: only what is open moves.</param>
    public static IReadOnlyList<DeadlineChange> Between(IReadOnlyList<Deadline> before, IReadOnlyList<Deadline> after, DateOnly today)
    {
        var now = after.ToDictionary(row => row.Key);
        var then = before.ToDictionary(row => row.Key);
        return
        [
            .. before.Where(row => row.Due >= today && (!now.TryGetValue(row.Key, out var other) || other.Due != row.Due)).Select(row => new DeadlineChange(row, now.GetValueOrDefault(row.Key))),
            .. after.Where(row => !then.ContainsKey(row.Key)).Select(row => new DeadlineChange(null, row)),
        ];
    }
}

/// <param name="Before">Null if it is new.</param>
/// <param name="After">Null if it is gone.</param>
internal sealed record DeadlineChange(Deadline? Before, Deadline? After)
{
    /// <summary>In Vietnamese, as in "Biên bản (T04): hạn 24/6/2024 chuyển thành 26/6/2024."</summary>
    public string Sentence => (Before, After) switch
    {
        ({ } old, { } now) => $"{now.Title} ({now.Subject}): hạn {Words.Date(old.Due)} chuyển thành {Words.Date(now.Due)}.",
        ({ } old, null) => $"{old.Title} ({old.Subject}): không còn hạn {Words.Date(old.Due)}.",
        _ => $"{After!.Title} ({After.Subject}): thêm hạn {Words.Date(After.Due)}.",
    };
}
