using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning;

namespace LangSon.Txct.Collecting.Intake;

/// <summary>What has to be known of a paper before it is taken, and what a person is asked where it is not.</summary>
/// <remarks>Life is taken as it is: a number is not needed, nor a date, and a set need not be complete.</remarks>
internal static class Doubts
{
    /// <param name="isDecided">A person has said which group's paper it is.</param>
    /// <returns>Code and question; null if it may be taken.</returns>
    public static (string Code, string Message)? Of(IReportSource source, SourceReport report, int files, bool isDecided, YearPlan plan) => report switch
    {
        { Unreadable: not null } => ("unreadable-row", "Nguồn gửi một dòng không đúng quy ước nên chưa đọc được. Xin chuyển nội dung dòng này cho bên quản lý nguồn."),
        { IsStrange: true } when !isDecided => ("sender-unknown", $"Người gửi {report.Sender} chưa có trong danh sách của các Tổ. Xin xem có đúng là văn bản của Tổ không, rồi chọn Tổ."),
        { GroupId: null } => ("group-unknown", "Chưa biết văn bản này của Tổ nào. Xin chọn Tổ."),
        _ when plan.Groups.All(group => group.Id != report.GroupId) => ("group-unknown", $"Kế hoạch không có Tổ {report.GroupId}. Xin chọn Tổ."),
        _ when source.GroupId is { } own && report.GroupId != own && !isDecided => ("group-differs", $"Nguồn của Tổ {own} gửi văn bản ghi Tổ {report.GroupId}. Xin xác nhận là của Tổ nào."),
        _ when files == 0 => ("no-attachment", "Văn bản không kèm tệp nào. Xin nhờ Tổ gửi lại kèm tệp."),
        { Kind: null } => ("kind-unknown", "Chưa nhận ra đây là báo cáo, biên bản hay kế hoạch. Xin xem tệp rồi chọn loại."),
        _ when report.Kind is not ("VoterContactReport" or "Minutes" or "GroupPlan") => ("kind-unknown", $"Không có loại văn bản {report.Kind}. Xin xem tệp rồi chọn loại."),
        _ when plan.Rounds.All(round => round.Id != report.Round) => ("round-unknown", report.Round is null
            ? $"Chưa biết văn bản thuộc đợt nào của năm {plan.Year}. Xin chọn đợt."
            : $"Không có đợt {report.Round} trong kế hoạch năm {plan.Year}. Xin chọn đợt."),
        { Kind: "Minutes", Meeting: null } => ("needs-review", "Biên bản không ghi là của hội nghị nào. Xin chọn ngày và nơi tiếp xúc."),
        _ => null,
    };
}
