using LangSon.Txct.Pages;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>The words of a reminder: one message with all that concerns its reader.</summary>
internal static class Digest
{
    /// <summary>Characters; the contract takes up to 8.000.</summary>
    private const int LongestBody = 7000;

    public static (string Title, string Body) ToOffice(IReadOnlyList<OpenItem> items, Func<string, string> nameOf) => (
        $"Đôn đốc tiếp xúc cử tri: {Counted(items)}",
        Body([], items, item => $"{WhoOwes(item, nameOf)}: {item.Line}", ["Xem và đôn đốc trên trang Đôn đốc."]));

    /// <summary>To those who help a group.</summary>
    public static (string Title, string Body) ToHelpers(string groupName, IReadOnlyList<OpenItem> items) => (
        $"{groupName}: {Counted(items)}",
        Body(
            [$"Kính gửi đồng chí giúp việc {groupName}: Văn phòng xin nhắc các việc sau của Tổ."], items, item => item.Line,
            ["Nếu Tổ đã gửi, xin bỏ qua tin này. Trân trọng cảm ơn."]));

    /// <summary>To a group's leader, for a person to send.</summary>
    public static (string Title, string Body) ToLeader(string groupName, IReadOnlyList<OpenItem> items) => (
        $"Văn phòng đề nghị {groupName} gửi báo cáo, biên bản tiếp xúc cử tri",
        Body(
            [$"Kính gửi đồng chí Tổ trưởng {groupName}: Văn phòng trân trọng đề nghị Tổ gửi:"], items, item => item.Line,
            ["Nếu Tổ đã gửi, xin bỏ qua tin này. Trân trọng cảm ơn đồng chí."]));

    /// <summary>As in 2 việc quá hạn, 1 việc đến hạn hôm nay.</summary>
    private static string Counted(IReadOnlyList<OpenItem> items) =>
        string.Join(", ", items.GroupBy(item => item.State).OrderBy(same => same.Key).Select(same => $"{same.Count()} việc {Word(same.Key)}"));

    private static string Word(ItemState state) => state switch
    {
        ItemState.Late => "quá hạn",
        ItemState.Due => "đến hạn hôm nay",
        _ => "sắp đến hạn",
    };

    private static string WhoOwes(OpenItem item, Func<string, string> nameOf) =>
        item.Deadline.Subject == item.Deadline.RoundId ? Board.BoardWords.Owner(item.Deadline.Owner) : nameOf(item.Deadline.Subject);

    /// <summary>What does not fit is counted, not cut.</summary>
    private static string Body(string[] before, IReadOnlyList<OpenItem> items, Func<OpenItem, string> line, string[] after)
    {
        List<string> lines = [.. before];
        var length = 0;
        foreach (var (item, place) in items.Select((item, place) => (item, place)))
        {
            var written = $"- {line(item)}";
            if ((length += written.Length) > LongestBody)
            {
                lines.Add($"- và {items.Count - place} việc khác");
                break;
            }

            lines.Add(written);
        }

        return string.Join('\n', [.. lines, .. after]);
    }
}
