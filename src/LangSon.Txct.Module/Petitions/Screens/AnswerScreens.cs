using System.Globalization;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Screens;

/// <summary>What bodies answered, as pages: from the People's Committee's published report, or by letter.</summary>
internal static class AnswerScreens
{
    public static void MapAnswerScreens(this IEndpointRouteBuilder module)
    {
        var read = module.MapPages("office/answers").RequirePetitionReader();
        read.MapGet("", List);
        read.MapGet("{document}", Show);
        var work = module.MapPages("office/answers").RequireOffice();
        work.MapPost("letter/{id}", Enter).DisableAntiforgery().RequireOwnRequest();
        work.MapPost("{document}", Confirm).DisableAntiforgery().RequireOwnRequest();
    }

    private static async Task<RazorComponentResult<AnswerListPage>> List(ResultReports reports, CancellationToken cancel) => new(new
    {
        Reports = (await reports.AllAsync(cancel)).Select(report => new AnsweringReport(report.DocumentId, report.Metadata.Subject, report.Metadata.FullNumber(), report.Metadata.IssuedOn)).ToList(),
    });

    private static async Task<Results<RazorComponentResult<AnswerPage>, RazorComponentResult<MessagePage>>> Show(
        string document, int? done, string? act, HttpContext context, ResultReports reports, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await ViewAsync(document, context, reports, done, act, null, cancel) is { } view ? new RazorComponentResult<AnswerPage>(new { View = view }) : Missing();
    }

    /// <summary>Keeps the rows that were marked as answers to the petitions that were marked, all or none.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<AnswerPage>, RazorComponentResult<MessagePage>>> Confirm(
        string document, HttpContext context, ResultReports reports, ModulePaths paths, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        if (form is null || await reports.SuggestAsync(document, cancel) is not { } suggested)
        {
            return Missing();
        }

        var rows = suggested.Select((each, place) => new ConfirmedRow(each.Row.Source.Table ?? 0, each.Row.Source.Row ?? 0, form.All(Field("id", place)), form[Field("class", place)], form[Field("agency", place)])).Where(row => row.Ids!.Count > 0).ToList();
        var outcome = rows.Count == 0 ? new ActOutcome(null, PetitionFault.NothingToDo) : await reports.ConfirmAsync(document, rows, context.User.Id(), cancel);
        return outcome.Act is { } act
            ? new SeeOther(paths.To(context, string.Create(CultureInfo.InvariantCulture, $"office/answers/{Uri.EscapeDataString(document)}?done={rows.Sum(row => row.Ids!.Count)}&act={act}")))
            : await ViewAsync(document, context, reports, null, null, outcome.Fault!.Message, cancel) is { } view
                ? new RazorComponentResult<AnswerPage>(new { View = view }) { StatusCode = outcome.Fault!.Status }
                : Missing();
    }

    /// <summary>An answer to one petition that came by letter, with its paper.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Enter(string id, HttpContext context, PetitionActs acts, PaperFiling filing, ModulePaths paths, CancellationToken cancel)
    {
        var page = $"office/petitions/{Uri.EscapeDataString(id)}";
        if (await FiledForm.OfAsync(context.Request, cancel) is not { } form)
        {
            return Faulty(PetitionFault.Unusable("TXCT-PET-028", "Xin ghi nội dung trả lời."), page);
        }

        if (!form.IsTooLarge && AnswerRules.Fault(form["class"] ?? "", form["words"] ?? "", form["agency"] ?? "") is { } wrong)
        {
            return Faulty(wrong, page);
        }

        var (filed, fault) = await filing.TakeAsync(form, cancel);
        if (filed is null)
        {
            return Faulty(fault!, page);
        }

        var answer = new PetitionAnswer(form["class"]!, form["agency"]!, form["words"]!, form["roadMap"], form.Day("dueOn"), filed.Head.Number, filed.Head.IssuedOn, filed.Head.Signer, filed.File);
        var outcome = await acts.AnswerAsync(new Dictionary<string, PetitionAnswer> { [id] = answer }, context.User.Id(), cancel);
        return outcome.Act is not null ? new SeeOther(paths.To(context, $"{page}?done=answer")) : Faulty(outcome.Fault!, page);
    }

    internal static string Field(string name, int place) => string.Create(CultureInfo.InvariantCulture, $"{name}-{place}");

    private static async Task<AnswerView?> ViewAsync(string document, HttpContext context, ResultReports reports, int? done, string? act, string? fault, CancellationToken cancel)
    {
        if (await reports.SuggestAsync(document, cancel) is not { } suggested || (await reports.AllAsync(cancel)).FirstOrDefault(report => report.DocumentId == document) is not { } report)
        {
            return null;
        }

        return new AnswerView(
            new AnsweringReport(report.DocumentId, report.Metadata.Subject, report.Metadata.FullNumber(), report.Metadata.IssuedOn),
            [
                .. suggested.Select(each => new AnsweringRow(
                    each.Row.Text, each.Row.Place, each.Row.Agency ?? report.Metadata.Issuer ?? "UBND tỉnh", each.Row.Words, each.Row.Class,
                    [.. each.Petitions.Select(petition => new AnsweredPetition(petition.Id, petition.Text, petition.Group, petition.Answer is null ? null : petition.Answer.Number))])),
            ],
            Permissions.IsOffice(context.User), done, act, fault);
    }

    private static RazorComponentResult<MessagePage> Missing() => Faulty(PetitionFault.NoReport, "office/answers");

    private static RazorComponentResult<MessagePage> Faulty(PetitionFault fault, string back) => Message.Page(fault.Status, fault.Code, "Chưa làm được", fault.Message, (back, "Quay lại"));
}

/// <param name="Number">Number and notation; null where it has none.</param>
public sealed record AnsweringReport(string Id, string Title, string? Number, DateOnly? IssuedOn);

/// <param name="Done">How many answers were kept a moment ago; null if none were.</param>
/// <param name="Act">By which they can be taken back.</param>
public sealed record AnswerView(AnsweringReport Report, IReadOnlyList<AnsweringRow> Rows, bool MayWork, int? Done, string? Act, string? Fault);

/// <param name="Class">As the report states it, or its words suggest; null where neither tells.</param>
/// <param name="Petitions">Those that the row may answer, the likeliest first.</param>
public sealed record AnsweringRow(string Text, string? Place, string Agency, string Words, string? Class, IReadOnlyList<AnsweredPetition> Petitions);

/// <param name="AnsweredBy">The number of the paper that has answered it before; null for none.</param>
public sealed record AnsweredPetition(string Id, string Text, string Group, string? AnsweredBy);
