using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Drafts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Planning.FollowUp;

internal static class FollowUpEndpoints
{
    private const string Page = "office/follow-up", Back = "Về trang đôn đốc";

    public static void MapFollowUp(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages(Page).RequireOffice();
        pages.MapGet("", async (FollowUpReader reader, CancellationToken cancel) => new RazorComponentResult<FollowUpPage>(new { View = await reader.ReadAsync(cancel) }));
        pages.MapGet("letter.docx", Letter);
        pages.MapPost("{group}", Send).DisableAntiforgery().RequireOwnRequest();
        module.MapGet("api/office/follow-up", async (FollowUpReader reader, CancellationToken cancel) => await reader.ReadAsync(cancel)).RequireOffice();
    }

    /// <summary>The button "Gửi cho Tổ trưởng": a leader is written to once a day at most, however often it is pressed.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Send(
        string group, HttpContext context, FollowUpReader reader, Digests digests, ModulePaths paths, CancellationToken cancel)
    {
        if (await reader.OfGroupAsync(group, cancel) is not { } found)
        {
            return NotThere();
        }

        if (found.Own.Count == 0)
        {
            return Message.Page(
                StatusCodes.Status409Conflict, "TXCT-PLN-051", $"{found.Group.Name} không còn việc nào phải đôn đốc", "Tổ đã gửi đủ những gì đến hạn.", (Page, Back));
        }

        return await digests.SendToLeaderAsync(found.Group, found.Own, context.User.Id(), cancel)
            ? new SeeOther(paths.To(context, Page))
            : Message.Page(
                StatusCodes.Status409Conflict, "TXCT-PLN-052", $"Hôm nay đã gửi cho Tổ trưởng {found.Group.Name}",
                "Mỗi ngày chỉ gửi một lần. Cần nhắc thêm, xin dùng nội dung nhắn hoặc công văn.", (Page, Back));
    }

    /// <summary>A draft to one group, or to all that are late.</summary>
    private static async Task<Results<FileContentHttpResult, RazorComponentResult<MessagePage>>> Letter(string? group, FollowUpReader reader, CancellationToken cancel)
    {
        var view = await reader.ReadAsync(cancel);
        IReadOnlyList<FollowUpGroup> to = [.. view.Groups.Where(row => group is null ? row.Items[0].State == ItemState.Late : row.Id == group)];
        return to.Count == 0
            ? NotThere()
            : TypedResults.File(UrgingLetter.Write(to), DraftFile.MediaType, $"Dự thảo công văn đôn đốc{(to.Count == 1 ? $" {to[0].Name}" : "")}.docx");
    }

    private static RazorComponentResult<MessagePage> NotThere() => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-PLN-050", "Không có Tổ nào như vậy đang phải đôn đốc", "Xin xem lại trang đôn đốc.", (Page, Back));
}
