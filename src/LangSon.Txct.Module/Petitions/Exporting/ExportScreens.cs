using System.Security.Claims;
using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Consolidated;
using LangSon.Txct.Planning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Exporting;

/// <summary>"Xuất báo cáo": reports as files that are kept, and the approval by the Office's leader.</summary>
internal static class ExportScreens
{
    public static void MapExports(this IEndpointRouteBuilder module)
    {
        var read = module.MapPages("office/exports").RequirePetitionReader();
        read.MapGet("", Show);
        read.MapGet("{id}", Download);
        module.MapPages("office/exports").RequireOffice().MapPost("", Make).DisableAntiforgery().RequireOwnRequest();
        module.MapPages("office/exports").RequireOfficeLead().MapPost("approval", Approve).DisableAntiforgery().RequireOwnRequest();
    }

    private static async Task<Results<RazorComponentResult<ExportPage>, RazorComponentResult<MessagePage>>> Show(
        string? round, string? done, ClaimsPrincipal person, ExportReader exports, CancellationToken cancel) =>
        await exports.ReadAsync(round, person, done, cancel) is { } view ? new RazorComponentResult<ExportPage>(new { View = view }) : NoRound();

    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Make(HttpContext context, ExportReader exports, ModulePaths paths, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        return await exports.MakeAsync(form?["round"] ?? "", form?["what"] ?? "", form?["all"] is not null, context.User.Id(), cancel) is { } made
            ? new SeeOther(paths.To(context, $"office/exports?round={Uri.EscapeDataString(made.RoundId)}&done={made.Id}"))
            : NoRound();
    }

    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Approve(HttpContext context, ExportReader exports, ModulePaths paths, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        return await exports.ApproveAsync(form?["round"] ?? "", form?["mark"] ?? "", context.User.Id(), cancel) switch
        {
            null => NoRound(),
            false => Message.Page(
                StatusCodes.Status409Conflict, "TXCT-PET-041", "Kiến nghị vừa có thay đổi", "Xin xem lại số liệu mới rồi duyệt.", ($"office/exports?round={Uri.EscapeDataString(form!["round"]!)}", "Xem lại")),
            true => new SeeOther(paths.To(context, $"office/exports?round={Uri.EscapeDataString(form!["round"]!)}&done=approved")),
        };
    }

    /// <summary>A report as it was made then, whatever has changed since.</summary>
    private static async Task<Results<FileStreamHttpResult, RazorComponentResult<MessagePage>>> Download(string id, HttpContext context, IExports exports, IContentStore content, CancellationToken cancel) =>
        await exports.FindAsync(id, cancel) is { } made && await content.OpenVerifiedAsync(made.Sha256, cancel) is { } bytes
            ? FileAnswer.Of(context, bytes, made.MediaType, made.FileName, made.Sha256, "attachment")
            : Message.Page(StatusCodes.Status404NotFound, "TXCT-PET-040", "Không có tệp này", "Xin xem lại danh sách, hoặc xuất lại.", ("office/exports", "Về trang xuất báo cáo"));

    private static RazorComponentResult<MessagePage> NoRound() =>
        Message.Page(StatusCodes.Status404NotFound, "TXCT-PET-003", "Kế hoạch năm không có đợt này", "Xin chọn một đợt và một loại báo cáo trên trang.", ("office/exports", "Về trang xuất báo cáo"));
}
