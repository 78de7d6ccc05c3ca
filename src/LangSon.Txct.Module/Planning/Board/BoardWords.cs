using LangSon.Txct.Pages;

namespace LangSon.Txct.Planning.Board;

/// <summary>The board's states as the Office reads them, and the colour that goes with each word.</summary>
internal static class BoardWords
{
    public static (string Word, string Colour) Of(PaperCondition state, RoundStage? stage) => state switch
    {
        PaperCondition.Published => ("Đã đăng", "good"),
        PaperCondition.Waived => ("Không áp dụng", "plain"),
        PaperCondition.Sending => ("Đang đăng", "info"),
        PaperCondition.Waiting => ("Chờ kỳ họp bế mạc", "info"),
        PaperCondition.Held => ("Đang giữ", "warn"),
        _ => ("Thiếu", stage == RoundStage.Coming ? "warn" : "bad"),
    };

    public static (string Word, string Colour) Of(BoardGroup group, RoundStage? stage, DateOnly today) => group switch
    {
        { IsComplete: true, DaysLate: var late and > 0 } => ($"Đủ (chậm {late:00} ngày)", "good"),
        { IsComplete: true } => ("Đã gửi đủ", "good"),
        { Owed: { } owed } => Left(owed.LastDay.DayNumber - today.DayNumber),
        _ when stage == RoundStage.Coming => ("Chưa đến đợt", "plain"),
        { Meetings: > 0, Minutes: 0 } => ("Chưa tiếp xúc", "plain"),
        { Meetings: > 0 } => ("Chưa đến hạn", "plain"),
        { Reports: 0, Minutes: 0 } => ("Chưa gửi", "bad"),
        { Reports: 0 } => ("Thiếu báo cáo", "warn"),
        _ => ("Thiếu biên bản", "warn"),
    };

    private static (string Word, string Colour) Left(int days) => days switch
    {
        < 0 => ($"Quá hạn {-days:00} ngày", "bad"),
        0 => ("Hạn hôm nay", "warn"),
        <= 3 => ($"Còn {days} ngày", "warn"),
        _ => ("Chưa đến hạn", "plain"),
    };

    /// <summary>As in Tổ 04.</summary>
    public static string Short(string group) => group.Replace("Tổ đại biểu số ", "Tổ ", StringComparison.Ordinal);

    /// <summary>Who owes a paper.</summary>
    public static string Owner(string owner) => owner switch
    {
        "standingCommittee" => "Thường trực HĐND tỉnh",
        "peopleCommittee" => "UBND tỉnh",
        "delegate" => "Từng đại biểu",
        "group" => "Tổ đại biểu",
        "groupLeader" => "Tổ trưởng",
        "fatherlandFront" => "Ủy ban MTTQ tỉnh",
        _ => "Văn phòng",
    };

    public static string Content(BoardContent content) => content switch
    {
        { Kind: "delegateDuty" } => "Đại biểu tự báo cáo với cử tri",
        { Published: 0 } => "Đại biểu thông tin với cử tri, không bắt buộc có văn bản",
        _ => $"Đại biểu thông tin với cử tri, đã có {content.Published} văn bản tham khảo",
    };

    public static string Session(BoardSession session, DateOnly today) => session switch
    {
        { ClosedAt: { } closed } => $"Kỳ họp đã bế mạc lúc {Words.Moment(closed, today)}.",
        _ => $"Kỳ họp dự kiến bế mạc ngày {Words.Date(session.ClosesOn)}.",
    };

    public static string System(BoardGroup group, DateOnly today) => group.System switch
    {
        null => "Chưa kết nối",
        "ok" => group.LastAnsweredAt is { } answered ? $"Trả lời lúc {Words.Moment(answered, today)}" : "Trả lời tốt",
        "offline" => $"Hệ thống của Tổ không trả lời{Since(group, today)}",
        "auth" => $"Hệ thống của Tổ từ chối khóa truy cập{Since(group, today)}",
        _ => $"Hệ thống của Tổ trả lời sai quy ước{Since(group, today)}",
    };

    private static string Since(BoardGroup group, DateOnly today) => group.LastAnsweredAt is { } answered ? $" từ {Words.Moment(answered, today)}" : ", chưa lần nào kết nối được";
}
