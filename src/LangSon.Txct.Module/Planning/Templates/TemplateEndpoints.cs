using System.Security.Claims;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Drafts;
using LangSon.Txct.Planning.Schedule.Entering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Planning.Templates;

/// <summary>The papers that a group takes from here: outline of its report, minutes, and all for one meeting.</summary>
internal static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("schedule/{group}").RequireReader();
        pages.MapGet("outline.docx", Outline);
        pages.MapGet("{meeting}/minutes.docx", (string group, string meeting, ClaimsPrincipal person, TemplateReader reader, CancellationToken cancel) =>
            OfMeetingAsync(group, meeting, person, reader, MinutesForm.Write, "Mẫu biên bản TXCT", cancel));
        pages.MapGet("{meeting}/dossier.docx", (string group, string meeting, ClaimsPrincipal person, TemplateReader reader, CancellationToken cancel) =>
            OfMeetingAsync(group, meeting, person, reader, MeetingDossier.Write, "Hồ sơ điểm tiếp xúc", cancel));
    }

    private static async Task<Results<FileContentHttpResult, RazorComponentResult<MessagePage>>> Outline(
        string group, string? round, ClaimsPrincipal person, TemplateReader reader, CancellationToken cancel) =>
        !Permissions.SeesSchedule(person, group) ? NotForThisPerson()
        : await reader.OfRoundAsync(group, round, cancel) is { } papers ? File(ReportOutline.Write(papers), $"Đề cương báo cáo TXCT {papers.GroupName} đợt {papers.Round.Letter}")
        : ScheduleMessages.NoSuchRound();

    private static async Task<Results<FileContentHttpResult, RazorComponentResult<MessagePage>>> OfMeetingAsync(
        string group, string meeting, ClaimsPrincipal person, TemplateReader reader, Func<MeetingPapers, byte[]> write, string name, CancellationToken cancel) =>
        !Permissions.SeesSchedule(person, group) ? NotForThisPerson()
        : await reader.OfMeetingAsync(group, meeting, cancel) is { } papers ? File(write(papers), $"{name} {papers.GroupName} {papers.Meeting.Day:dd-MM-yyyy}")
        : ScheduleMessages.NoSuchMeeting();

    private static FileContentHttpResult File(byte[] bytes, string name) => TypedResults.File(bytes, DraftFile.MediaType, $"{name}.docx");

    private static RazorComponentResult<MessagePage> NotForThisPerson() => Message.Page(
        StatusCodes.Status403Forbidden, "TXCT-PLN-060", "Giấy tờ này của Tổ khác", "Xin mở lịch của Tổ mình; cần giấy tờ của Tổ khác, xin hỏi Văn phòng.", ("schedule", "Về lịch tiếp xúc cử tri"));
}
