using LangSon.Txct.Planning.Board;

namespace LangSon.Txct.Operations.History;

/// <summary>The acts as the Office says them.</summary>
internal static class HistoryWords
{
    public static string Of(string act) => act switch
    {
        HistoryActs.Published => "Đăng",
        HistoryActs.Completed => "Hoàn thiện tệp đang giữ rồi đăng",
        HistoryActs.MadePublic => "Công khai",
        HistoryActs.MadePrivate => "Thôi công khai",
        HistoryActs.Exported => "Xuất báo cáo",
        HistoryActs.Approved => "Lãnh đạo Văn phòng duyệt",
        HistoryActs.Skipped => "Bỏ qua thông báo lỗi",
        HistoryActs.SettingChanged => "Đổi thiết đặt",
        HistoryActs.RolesTried => "Xác nhận đã thử các vai trò",
        "released" => "Cho đăng trước lúc kế hoạch định",
        "withdrawn" => "Gỡ hoặc thu hồi",
        "session-closed" => "Xác nhận kỳ họp bế mạc",
        "extended" => "Gia hạn",
        "reminded" => "Nhắc, đôn đốc",
        "waived" => "Ghi không áp dụng",
        "unwaived" => "Ghi cần lại",
        "received" => "Xác nhận đã nhận",
        "sent" => "Tổ gửi",
        "passing-drafted" => "Lập dự thảo văn bản chuyển",
        "passing-dropped" => "Bỏ dự thảo văn bản chuyển",
        "passed-on" => "Ghi số văn bản chuyển",
        "petitions-decide" => "Duyệt phân loại kiến nghị",
        "petitions-merge" => "Gộp kiến nghị",
        "petitions-part" => "Bỏ gộp kiến nghị",
        "petitions-reword" => "Sửa lời kiến nghị",
        "petitions-split" => "Tách kiến nghị",
        "petitions-join" => "Ghép kiến nghị",
        "petitions-setAside" => "Bỏ khỏi danh sách kiến nghị",
        "petitions-restore" => "Đưa kiến nghị lại vào danh sách",
        "petitions-enter" => "Nhập tay kiến nghị",
        "petitions-answer" => "Ghi trả lời kiến nghị",
        "petitions-evaluate" => "Tổ đánh giá trả lời",
        "petitions-tell" => "Ghi đã trả lời cử tri",
        "petitions-undo" => "Lấy lại việc đã làm",
        _ => act,
    };

    /// <summary>What no list names: a count of petitions, who was reminded, an id.</summary>
    public static string Subject(HistoryEvent happened) => happened switch
    {
        { Act: var act, Subject: var count } when act.StartsWith("petitions-", StringComparison.Ordinal) => $"{count} kiến nghị",
        { Act: "reminded", Subject: "office" } => "Văn phòng",
        { Act: "reminded", Subject: var whom } when whom.IndexOf(':') is > 0 and var sign => $"{(whom.StartsWith("groupLeader", StringComparison.Ordinal) ? "Tổ trưởng" : "Người giúp việc")} Tổ {whom[(sign + 1)..]}",
        { Act: "received", Reason: "fatherlandFront" } => "Văn bản của Tổ",
        _ => happened.Subject,
    };

    /// <summary>Whom the act is owed to, or who did it.</summary>
    public static string Reason(string reason) => reason == "fatherlandFront" ? BoardWords.Owner(reason) : reason;
}
