using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>Why a schedule is not shown, or not changed.</summary>
internal static class ScheduleMessages
{
    private const string Back = "Về lịch tiếp xúc cử tri";

    public static RazorComponentResult<MessagePage> NoSuchRound() => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-PLN-030", "Không có đợt hoặc Tổ đại biểu này", "Xin chọn đợt và Tổ trên trang lịch.", ("schedule", Back));

    public static RazorComponentResult<MessagePage> NoSuchMeeting() => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-PLN-031", "Không có điểm tiếp xúc này trong lịch của Tổ", "Xin mở lại lịch rồi chọn điểm cần sửa.", ("schedule", Back));

    public static RazorComponentResult<MessagePage> NotForThisPerson() => Message.Page(
        StatusCodes.Status403Forbidden, "TXCT-PLN-032", "Lịch này do Tổ trưởng, người giúp việc của Tổ hoặc Văn phòng nhập",
        "Xin chuyển nội dung cần sửa cho người giúp việc của Tổ hoặc Văn phòng.", ("schedule", Back));

    public static RazorComponentResult<MessagePage> NoFile(SchedulePlace place) => Message.Page(
        StatusCodes.Status422UnprocessableEntity, "TXCT-PLN-033", "Chưa có tệp, hoặc tệp quá lớn",
        $"Xin chọn tệp Word (.docx) hoặc Excel (.xlsx) không quá {PlanUpload.MostBytes >> 20} MB.", (PathOf(place), Back));

    public static RazorComponentResult<MessagePage> NoSuchPlan(SchedulePlace place) => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-PLN-035", "Không còn kế hoạch này của Tổ", "Xin mở lại lịch rồi chọn kế hoạch, hoặc chọn tệp từ máy.", (PathOf(place), Back));

    public static RazorComponentResult<MessagePage> Refused(SchedulePlace place, IReadOnlyList<string> reasons) => Message.Page(
        StatusCodes.Status422UnprocessableEntity, "TXCT-PLN-034", "Chưa đọc được lịch từ tệp này", string.Join(' ', reasons), (PathOf(place), Back));

    private static string PathOf(SchedulePlace place) => $"schedule?round={Uri.EscapeDataString(place.Round.Id)}";
}
