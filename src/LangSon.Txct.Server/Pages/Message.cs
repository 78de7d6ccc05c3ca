using LangSon.Txct.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LangSon.Txct.Server.Pages;

/// <summary>The few pages that are the server's own.</summary>
internal static class Message
{
    private const string Host = "phần mềm Quản lý nghiệp vụ HĐND tỉnh";

    public static RazorComponentResult<MessagePage> SignedOut => Of(StatusCodes.Status200OK, "Đã đăng xuất", "Có thể đóng trang này.");

    public static RazorComponentResult<MessagePage> Forbidden => Of(
        StatusCodes.Status403Forbidden, "Không có quyền", "Tài khoản này không được xem trang vừa mở. Nếu cần, xin liên hệ quản trị để được cấp quyền.");

    /// <param name="address">Where people sign in; empty if nobody has said.</param>
    public static RazorComponentResult<MessagePage> SignInElsewhere(string address) => Of(
        StatusCodes.Status401Unauthorized, "Chưa đăng nhập", $"Xin đăng nhập ở {Host}, rồi mở lại mục “Tiếp xúc cử tri” từ đó.", address);

    /// <inheritdoc cref="SignInElsewhere"/>
    public static RazorComponentResult<MessagePage> Refused(TicketOutcome.Refused refused, string address) => Of(
        StatusCodes.Status401Unauthorized, "Chưa đăng nhập được", $"{refused.Reason} Xin mở lại mục “Tiếp xúc cử tri” từ {Host}. (Mã {refused.Code})", address);

    private static RazorComponentResult<MessagePage> Of(int status, string title, string text, string address = "") =>
        new(new { Title = title, Text = text, Address = address }) { StatusCode = status };
}
