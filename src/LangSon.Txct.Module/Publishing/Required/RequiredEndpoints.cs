using System.Globalization;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Waiving;
using LangSon.Txct.Publishing.Release;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Publishing.Required;

internal static class RequiredEndpoints
{
    private const int ShortestReason = 5, LongestReason = 300;

    public static void MapRequired(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("office/required").RequireOffice();
        pages.MapGet("", Show);
        pages.MapPost("waiver", Waive).DisableAntiforgery().RequireOwnRequest();
        pages.MapPost("needed", Need).DisableAntiforgery().RequireOwnRequest();
        pages.MapPost("release", Release).DisableAntiforgery().RequireOwnRequest();
    }

    private static async Task<IResult> Show(string? round, RequiredReader required, CancellationToken cancel) => await PageAsync(required, round, null, cancel);

    /// <summary>The round does without a paper, and says why.</summary>
    private static async Task<IResult> Waive(HttpContext context, RequiredReader required, IWaivers waivers, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        var (form, round) = await FormAsync(context, cancel);
        if (await required.ReadAsync(round, cancel) is not { } view || view.Rows.FirstOrDefault(row => row.Type == form?["type"]) is not { } row)
        {
            return Unknown();
        }

        if (FaultOf(form!["reason"]) is { } fault)
        {
            return await PageAsync(required, round, fault, cancel);
        }

        if (row.Documents.Count > 0)
        {
            return await PageAsync(required, round, $"“{row.Label}” đã có văn bản. Nếu đăng nhầm, xin gỡ văn bản đó trước.", cancel);
        }

        await waivers.AddAsync(new Waiver(view.RoundId, row.Type, form["reason"]!, context.User.Id(), time.GetUtcNow()), cancel);
        return Back(context, paths, view.RoundId, row.Type);
    }

    private static async Task<IResult> Need(HttpContext context, IWaivers waivers, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        var (form, round) = await FormAsync(context, cancel);
        if (round is null || form!["type"] is not { } type)
        {
            return Unknown();
        }

        await waivers.EndAsync(round, type, context.User.Id(), time.GetUtcNow(), cancel);
        return Back(context, paths, round, type);
    }

    /// <summary>Lets one version go before the plan would. What went meanwhile stays as it went.</summary>
    private static async Task<IResult> Release(
        HttpContext context, RequiredReader required, IPapers papers, IReleaseOrders orders, PublishingLoop loop, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        var (form, round) = await FormAsync(context, cancel);
        if (round is null || form!["document"]?.Split('/') is not [var id, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            || (await papers.VersionsAsync(id, cancel)).FirstOrDefault(paper => paper.Number == n) is not { } version)
        {
            return Unknown();
        }

        if (FaultOf(form["reason"]) is { } fault)
        {
            return await PageAsync(required, round, fault, cancel);
        }

        if (version.Stage == PaperStage.Waiting && await orders.AddAsync(new ReleaseOrder(id, n, form["reason"]!, context.User.Id(), time.GetUtcNow()), cancel))
        {
            loop.Wake();
        }

        return Back(context, paths, round, version.Metadata.Type);
    }

    private static async Task<(FiledForm? Form, string? Round)> FormAsync(HttpContext context, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        return (form, form?["round"]);
    }

    private static string? FaultOf(string? reason) => (reason ?? "").Length switch
    {
        < ShortestReason => "Xin ghi lý do, để sau này ai xem lại cũng rõ.",
        > LongestReason => $"Lý do dài quá {LongestReason} chữ. Xin viết gọn lại.",
        _ => null,
    };

    private static async Task<IResult> PageAsync(RequiredReader required, string? round, string? fault, CancellationToken cancel) => await required.ReadAsync(round, cancel) is { } view
        ? new RazorComponentResult<RequiredPage>(new { View = view, Fault = fault }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity }
        : Unknown();

    private static SeeOther Back(HttpContext context, ModulePaths paths, string round, string type) =>
        new(paths.To(context, $"office/required?round={Uri.EscapeDataString(round)}#{Uri.EscapeDataString(type)}"));

    private static RazorComponentResult<MessagePage> Unknown() => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-PUB-004", "Không có đợt hoặc tài liệu này", "Có thể danh mục vừa thay đổi. Xin xem lại danh mục của đợt.", ("office/required", "Về danh mục tài liệu"));
}
