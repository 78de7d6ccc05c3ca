using System.Security.Claims;
using LangSon.Txct.Central;
using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LangSon.Txct.Library;

/// <summary>Why a document does not open, in words on which its reader can act.</summary>
internal static class DocumentMessages
{
    private static readonly (string Path, string Words) Back = ("", "Về danh sách tài liệu");

    /// <summary>Why a person may not see a document at all; null if it is theirs to see.</summary>
    public static RazorComponentResult<MessagePage>? Refusal(CentralDocument? document, ClaimsPrincipal person) => document switch
    {
        null => NotShown(),
        _ when !document.Metadata.Includes(person) => NotForThisPerson(),
        { Withdrawn: { } withdrawn } => Withdrawn(withdrawn.Reason, withdrawn.ReplacedBy),
        _ => null,
    };

    public static RazorComponentResult<MessagePage> NotShown() => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-LIB-001", "Không có tài liệu này", "Tài liệu chưa được đăng, hoặc đã được gỡ. Xin mở lại từ danh sách.", Back);

    public static RazorComponentResult<MessagePage> Replaced() => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-LIB-002", "Tài liệu đã có bản thay thế", "Liên kết này dẫn đến bản cũ. Xin mở bản mới nhất từ danh sách.", Back);

    public static RazorComponentResult<MessagePage> NotForThisPerson() => Message.Page(
        StatusCodes.Status403Forbidden, "TXCT-LIB-003", "Tài liệu này gửi cho người khác",
        "Tài khoản đang đăng nhập không thuộc phạm vi nhận tài liệu. Nếu đây là nhầm lẫn, xin báo Văn phòng Đoàn ĐBQH và HĐND tỉnh.", Back);

    public static RazorComponentResult<MessagePage> TryLater(HttpResponse response)
    {
        response.Headers.RetryAfter = "30";
        return Message.Page(
            StatusCodes.Status503ServiceUnavailable, "TXCT-LIB-004", "Chưa mở được tài liệu", "Phần mềm Quản lý nghiệp vụ HĐND tỉnh chưa trả lời. Xin thử lại sau ít phút.", Back);
    }

    public static RazorComponentResult<MessagePage> Nowhere() => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-LIB-005", "Không lấy được đúng tệp đã phát hành",
        "Tệp đang lưu không còn, hoặc khác với bản đã đăng, nên không được mở ra. Xin báo Văn phòng.", Back);

    /// <param name="reason">As the central system gives it.</param>
    /// <param name="replacedBy">The id of the document that takes its place; null if none does.</param>
    public static RazorComponentResult<MessagePage> Withdrawn(string reason, string? replacedBy) => Message.Page(
        StatusCodes.Status410Gone, "TXCT-LIB-006", "Tài liệu đã được thu hồi",
        $"{reason} Xin không dùng bản đã tải về.{(replacedBy is null ? "" : " Văn bản thay thế có trong danh sách.")}", Back);
}
