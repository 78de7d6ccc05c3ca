using System.Globalization;
using System.Security.Claims;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Files;
using LangSon.Txct.Petitions.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Screens;

/// <summary>The petitions of a round as pages: lists and forms that work without a script.</summary>
internal static class PetitionScreens
{
    public static void MapPetitionScreens(this IEndpointRouteBuilder module)
    {
        var read = module.MapPages("office/petitions").RequirePetitionReader();
        read.MapGet("", List);
        read.MapGet("list.csv", Rows);
        read.MapGet("{id}", Show);
        var work = module.MapPages("office/petitions").RequireOffice();
        work.MapPost("act", Act).DisableAntiforgery().RequireOwnRequest();
        work.MapPost("undo", Undo).DisableAntiforgery().RequireOwnRequest();
        work.MapPost("{id}", Change).DisableAntiforgery().RequireOwnRequest();
    }

    private static async Task<Results<RazorComponentResult<PetitionListPage>, RazorComponentResult<MessagePage>>> List(
        string? round, string? group, string? field, string? competence, string? state, string? q, int? page, string? done, int? count, string? act, ClaimsPrincipal person, PetitionListReader reader, CancellationToken cancel) =>
        await reader.ReadAsync(round, new ListFilter(Said(group), Said(field), Said(competence), Said(state), Said(q)), page ?? 1, Permissions.IsOffice(person), NewsOf(done, count, act), cancel) is { } view
            ? new RazorComponentResult<PetitionListPage>(new { View = view })
            : Message.Page(StatusCodes.Status404NotFound, "TXCT-PET-003", "Kế hoạch năm không có đợt này", "Xin chọn một đợt trên trang theo dõi.", ("office", "Về trang theo dõi"));

    /// <summary>The list as it is filtered, for other programs; without the voters' names.</summary>
    private static async Task<Results<FileContentHttpResult, RazorComponentResult<MessagePage>>> Rows(
        string? round, string? group, string? field, string? competence, string? state, string? q, PetitionListReader reader, CancellationToken cancel) =>
        await reader.AllAsync(round, new ListFilter(Said(group), Said(field), Said(competence), Said(state), Said(q)), cancel) is { } lines
            ? TypedResults.Bytes(
                Csv.Write(
                    ["ma", "noi_dung", "to_dai_bieu", "dia_ban", "linh_vuc", "tham_quyen", "co_quan", "da_duyet", "van_ban_chuyen", "tra_loi"],
                    lines.Select(line => (IReadOnlyList<string>)
                        [line.Id, line.Text, line.Group, line.Place ?? "", line.Field, line.Competence, line.Agency, line.Sure is null ? "1" : "0", line.PassedBy ?? "", line.AnswerClass ?? (line.AnsweredOnSpot ? "Đã trả lời tại hội nghị" : "")])),
                Csv.MediaType, "Kiến nghị đã lọc.csv")
            : Message.Page(StatusCodes.Status404NotFound, "TXCT-PET-003", "Kế hoạch năm không có đợt này", "Xin chọn một đợt trên trang theo dõi.", ("office", "Về trang theo dõi"));

    /// <summary>What was chosen for the petitions that are marked, at once for all of them.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Act(HttpContext context, PetitionActs acts, ModulePaths paths, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        var (ids, by) = (form?.All("id") ?? [], context.User.Id());
        var outcome = form?["do"] switch
        {
            "decide" => await acts.DecideAsync(ids, form["setField"], form["setCompetence"], form["setAgency"], by, cancel),
            "merge" => await acts.MergeAsync(ids, by, cancel),
            "setAside" => await acts.SetAsideAsync(ids, by, cancel),
            _ => new ActOutcome(null, PetitionFault.NothingToDo),
        };
        return outcome is { Act: { } act }
            ? new SeeOther(paths.To(context, string.Create(CultureInfo.InvariantCulture, $"office/petitions?{BackOf(form!)}&done={form!["do"]}&count={ids.Distinct().Count()}&act={act}")))
            : Faulty(outcome.Fault!, form);
    }

    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Undo(HttpContext context, PetitionActs acts, ModulePaths paths, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        var outcome = await acts.UndoAsync(form?["act"] ?? "", context.User.Id(), cancel);
        return outcome.Act is not null ? new SeeOther(paths.To(context, $"office/petitions?{BackOf(form!)}&done=undo")) : Faulty(outcome.Fault!, form);
    }

    private static async Task<Results<RazorComponentResult<PetitionPage>, RazorComponentResult<MessagePage>>> Show(
        string id, string? back, string? done, ClaimsPrincipal person, PetitionViewReader reader, CancellationToken cancel) =>
        await reader.ReadAsync(id, BackOf(back), Permissions.IsOffice(person), done, cancel) is { } view ? new RazorComponentResult<PetitionPage>(new { View = view }) : Faulty(PetitionFault.Missing, null);

    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Change(string id, HttpContext context, PetitionActs acts, ModulePaths paths, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        var by = context.User.Id();
        var outcome = form?["do"] switch
        {
            "decide" => await acts.DecideAsync([id], form["setField"], form["setCompetence"], form["setAgency"], by, cancel),
            "reword" => await acts.RewordAsync(id, new Wording(form["text"] ?? "", form["place"]), by, cancel),
            "split" => await acts.SplitAsync(id, (form["texts"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), by, cancel),
            "merge" => await acts.MergeAsync([id, .. form.All("other")], by, cancel),
            "part" => await acts.PartAsync(id, by, cancel),
            "setAside" => await acts.SetAsideAsync([id], by, cancel),
            "restore" => await acts.RestoreAsync([id], by, cancel),
            "undo" => await acts.UndoAsync(form["act"] ?? "", by, cancel),
            _ => new ActOutcome(null, PetitionFault.NothingToDo),
        };
        return outcome.Act is not null
            ? new SeeOther(paths.To(context, $"office/petitions/{Uri.EscapeDataString(id)}?back={Uri.EscapeDataString(BackOf(form!))}&done={form!["do"]}"))
            : Faulty(outcome.Fault!, form);
    }

    private static RazorComponentResult<MessagePage> Faulty(PetitionFault fault, FiledForm? form) =>
        Message.Page(fault.Status, fault.Code, "Chưa làm được", fault.Message, ($"office/petitions?{(form is null ? "" : BackOf(form))}", "Về danh sách kiến nghị"));

    /// <summary>The filter to come back to: only what the list itself asks for.</summary>
    private static string BackOf(FiledForm form) => BackOf(form["back"]);

    private static string BackOf(string? back) => string.Join('&', (back ?? "").Split('&').Where(pair => Asked.Contains(pair.Split('=')[0])).Select(pair => $"{pair.Split('=')[0]}={Uri.EscapeDataString(Uri.UnescapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]))}"));

    private static readonly string[] Asked = ["round", "group", "field", "competence", "state", "q", "page"];

    private static string? Said(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static ListNews? NewsOf(string? done, int? count, string? act) => done switch
    {
        "decide" => new ListNews(FormattableString.Invariant($"Đã duyệt {count} kiến nghị."), act),
        "merge" => new ListNews(FormattableString.Invariant($"Đã gộp {count} kiến nghị; mỗi kiến nghị vẫn giữ nguồn của mình."), act),
        "setAside" => new ListNews(FormattableString.Invariant($"Đã bỏ {count} mục không phải kiến nghị."), act),
        "undo" => new ListNews("Đã lấy lại, mọi thứ như trước.", null),
        _ => null,
    };
}
