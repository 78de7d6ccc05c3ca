using System.Security.Claims;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Files;
using LangSon.Txct.Petitions.Passing;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Planning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Screens;

/// <summary>Passing petitions on as a page: drafts, and how they were issued.</summary>
internal static class PassingScreens
{
    public static void MapPassingScreens(this IEndpointRouteBuilder module)
    {
        module.MapPages("office/passings").RequirePetitionReader().MapGet("", List);
        var work = module.MapPages("office/passings").RequireOffice();
        work.MapPost("", Draft).DisableAntiforgery().RequireOwnRequest();
        work.MapPost("{id}/issue", Issue).DisableAntiforgery().RequireOwnRequest();
        work.MapPost("{id}/drop", Drop).DisableAntiforgery().RequireOwnRequest();
    }

    private static async Task<Results<RazorComponentResult<PassingListPage>, RazorComponentResult<MessagePage>>> List(string? round, string? done, ClaimsPrincipal person, PassingListReader reader, CancellationToken cancel) =>
        Page(await reader.ReadAsync(round, Permissions.IsOffice(person), NewsOf(done), null, cancel), StatusCodes.Status200OK);

    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Draft(HttpContext context, Rounds rounds, Drafting drafting, ModulePaths paths, CancellationToken cancel)
    {
        var round = (await FiledForm.OfAsync(context.Request, cancel))?["round"];
        if (round is null || rounds.Plan.Rounds.All(known => known.Id != round))
        {
            return NoRound();
        }

        var (_, fault) = await drafting.DraftAsync(round, context.User.Id(), cancel);
        return fault is null ? new SeeOther(paths.To(context, $"office/passings?round={Uri.EscapeDataString(round)}&done=draft"))
            : Message.Page(fault.Status, fault.Code, "Chưa làm được", fault.Message, ($"office/passings?round={Uri.EscapeDataString(round)}", "Về các văn bản chuyển"));
    }

    /// <summary>Keeps how a paper was issued; or shows the page again with what is wrong.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<PassingListPage>, RazorComponentResult<MessagePage>>> Issue(
        string id, HttpContext context, PassingIssuing issuing, PassingListReader reader, ModulePaths paths, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        if (await issuing.IssueAsync(id, form, context.User.Id(), cancel) is not { } fault)
        {
            return new SeeOther(paths.To(context, $"office/passings?round={Uri.EscapeDataString(form!["round"] ?? "")}&done=issue"));
        }

        return await reader.ReadAsync(form?["round"], mayWork: true, null, fault.Message, cancel) is { } view ? new RazorComponentResult<PassingListPage>(new { View = view }) { StatusCode = fault.Status } : NoRound();
    }

    private static async Task<SeeOther> Drop(string id, HttpContext context, IPassings passings, TimeProvider time, ModulePaths paths, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        var isDropped = await passings.DropAsync(id, context.User.Id(), time.GetUtcNow(), cancel);
        return new SeeOther(paths.To(context, $"office/passings?round={Uri.EscapeDataString(form?["round"] ?? "")}&done={(isDropped ? "drop" : "kept")}"));
    }

    private static Results<RazorComponentResult<PassingListPage>, RazorComponentResult<MessagePage>> Page(PassingListView? view, int status) =>
        view is null ? NoRound() : new RazorComponentResult<PassingListPage>(new { View = view }) { StatusCode = status };

    private static RazorComponentResult<MessagePage> NoRound() =>
        Message.Page(StatusCodes.Status404NotFound, "TXCT-PET-003", "Kế hoạch năm không có đợt này", "Xin chọn một đợt trên trang theo dõi.", ("office", "Về trang theo dõi"));

    private static string? NewsOf(string? done) => done switch
    {
        "draft" => "Đã dự thảo. Xin tải từng dự thảo, trình ký, vào sổ, rồi ghi số, ngày và tệp đã phát hành.",
        "issue" => "Đã ghi là đã chuyển.",
        "drop" => "Đã bỏ dự thảo; các kiến nghị chờ văn bản khác.",
        "kept" => "Văn bản đã phát hành nên không bỏ được.",
        _ => null,
    };
}

/// <summary>Puts together what the page of a round's passing papers shows.</summary>
internal sealed class PassingListReader(IPetitions petitions, IPassings passings, Rounds rounds, TimeProvider time)
{
    /// <returns>Null where the plan has no such round.</returns>
    public async Task<PassingListView?> ReadAsync(string? roundId, bool mayWork, string? news, string? fault, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var round = roundId is null or "" ? calendar.Current(time.GetUtcNow()) : calendar.Plan.Rounds.FirstOrDefault(known => known.Id == roundId);
        if (round is null)
        {
            return null;
        }

        var all = await petitions.OfRoundAsync(round.Id, cancel);
        var taken = await passings.TakenAsync(cancel);
        var open = Drafting.Open(all, taken).ToList();
        var unplaced = open.Where(petition => Recipients.Of(petition.Sorted.Competence, petition.Sorted.Agency, time.Today()) is null).Select(petition => $"{petition.Text} ({petition.Sorted.Agency})").ToList();
        return new PassingListView(
            round.Id, round.Title, [.. calendar.Plan.Rounds.Select(each => new Choice(each.Id, $"Đợt {each.Letter}", each == round))], [.. (await passings.OfRoundAsync(round.Id, cancel)).Select(paper => PassingLine.Of(paper, time.Today()))],
            open.Count - unplaced.Count, all.Count(petition => petition.State.Decided is null), unplaced, mayWork, news, fault);
    }
}
