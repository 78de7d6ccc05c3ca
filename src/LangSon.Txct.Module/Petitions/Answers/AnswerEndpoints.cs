using System.Security.Claims;
using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Files;
using LangSon.Txct.Petitions.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>What bodies answered, as the Office enters it or confirms it from a published report.</summary>
internal static class AnswerEndpoints
{
    public static void MapAnswers(this IEndpointRouteBuilder module)
    {
        var read = module.MapGroup("/api/petitions").RequirePetitionReader();
        read.MapGet("/answers/reports", Reports);
        read.MapGet("/answers/reports/{document}", Suggest);
        read.MapGet("/{id}/answer/file", File);
        var office = module.MapGroup("/api/petitions").RequireOffice().RequireOwnRequest();
        office.MapPost("/answers", Enter).DisableAntiforgery();
        office.MapPost("/answers/reports/{document}", async (string document, ConfirmedRows confirmed, ClaimsPrincipal person, ResultReports reports, CancellationToken cancel) =>
            ActEndpoints.Answer(await reports.ConfirmAsync(document, confirmed.Rows ?? [], person.Id(), cancel)));
        office.MapDelete("/{id}/answer", async (string id, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) => ActEndpoints.Answer(await acts.UnanswerAsync(id, person.Id(), cancel)));
    }

    /// <summary>The published reports on resolving petitions, the latest first.</summary>
    private static async Task<Ok<List<ResultReportRow>>> Reports(ResultReports reports, CancellationToken cancel) =>
        TypedResults.Ok((await reports.AllAsync(cancel)).Select(report => new ResultReportRow(report.DocumentId, report.Metadata.FullNumber(), report.Metadata.IssuedOn, report.Metadata.Subject)).ToList());

    /// <summary>The rows of a report, each with the petitions that it may answer.</summary>
    private static async Task<Results<Ok<IReadOnlyList<SuggestedAnswer>>, ProblemHttpResult>> Suggest(string document, HttpContext context, ResultReports reports, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await reports.SuggestAsync(document, cancel) is { } suggested ? TypedResults.Ok(suggested)
            : PetitionFault.NoReport.Problem();
    }

    /// <summary>An answer that came by letter: its words, its class, and the paper.</summary>
    private static async Task<Results<Ok<ActDone>, ProblemHttpResult>> Enter(HttpContext context, PetitionActs acts, PaperFiling filing, CancellationToken cancel)
    {
        if (await FiledForm.OfAsync(context.Request, cancel) is not { } form)
        {
            return PetitionFault.Unusable("TXCT-PET-028", "Xin ghi nội dung trả lời.").Problem();
        }

        if (!form.IsTooLarge && AnswerRules.Fault(form["class"] ?? "", form["words"] ?? "", form["agency"] ?? "") is { } wrong)
        {
            return wrong.Problem();
        }

        var (filed, fault) = await filing.TakeAsync(form, cancel);
        if (filed is null)
        {
            return fault!.Problem();
        }

        var answer = new PetitionAnswer(form["class"]!, form["agency"]!, form["words"]!, form["roadMap"], form.Day("dueOn"), filed.Head.Number, filed.Head.IssuedOn, filed.Head.Signer, filed.File);
        return ActEndpoints.Answer(await acts.AnswerAsync(form.All("id").Distinct().ToDictionary(id => id, _ => answer, StringComparer.Ordinal), context.User.Id(), cancel));
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> File(string id, HttpContext context, IPetitions petitions, IContentStore content, CancellationToken cancel) =>
        await petitions.FindAsync(id, cancel) is { State.Answer.File: { } file } && await content.VerifyAsync(file.Sha256, cancel) && content.Open(file.Sha256) is { } bytes
            ? FileAnswer.Of(context, bytes, file.MediaType, file.Name, file.Sha256, "attachment")
            : PetitionFault.Missing.Problem();
}

/// <param name="Number">Number and notation together.</param>
internal sealed record ResultReportRow(string DocumentId, string? Number, DateOnly? IssuedOn, string Subject);

internal sealed record ConfirmedRows(IReadOnlyList<ConfirmedRow>? Rows);
