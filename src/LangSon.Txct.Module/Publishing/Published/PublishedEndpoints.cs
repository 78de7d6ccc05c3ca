using System.Globalization;
using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using LangSon.Txct.Publishing.Catalogue;
using LangSon.Txct.Publishing.Uploading;
using LangSon.Txct.Publishing.Withdrawing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Publishing.Published;

/// <summary>What the Office does with a document that is out: gives it another version, takes it away, lets everybody read it.</summary>
internal static class PublishedEndpoints
{
    public static void MapPublished(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("office/documents").RequireOffice();
        pages.MapGet("{id}", Show);
        pages.MapPost("{id}/correction", Correct).DisableAntiforgery().RequireOwnRequest();
        pages.MapPost("{id}/removal", Remove).DisableAntiforgery().RequireOwnRequest();
        pages.MapPost("{id}/withdrawal", Withdraw).DisableAntiforgery().RequireOwnRequest();
        pages.MapPost("{id}/public", MakePublic).DisableAntiforgery().RequireOwnRequest();
        module.MapPost("/api/publishing/documents/{id}/withdrawal", Order).RequireOffice().RequireOwnRequest();
    }

    private static async Task<IResult> Show(string id, PublishedDocuments documents, TimeProvider time, CancellationToken cancel) =>
        await documents.FindAsync(id, cancel) is { } document ? Page(document, null, time) : Unknown();

    /// <summary>Takes the file of another version through the same checks as any paper, and leads to where a person says what it is.</summary>
    private static async Task<IResult> Correct(
        string id, HttpContext context, PublishedDocuments documents, PaperUploads uploads, ModulePaths paths, IOptions<ContentOptions> content, TimeProvider time, CancellationToken cancel)
    {
        if (await documents.FindAsync(id, cancel) is not { } document)
        {
            return Unknown();
        }

        if (await FiledForm.OfAsync(context.Request, cancel, content.Value.MaxFileBytes + (1 << 20)) is not { IsTooLarge: false, Files: [var file] })
        {
            return Page(document, new PublishedFault("correction", null, $"Xin chọn một tệp, đến {Words.Size(content.Value.MaxFileBytes)}."), time);
        }

        var put = await uploads.PutAsync([file], cancel);
        return put switch
        {
            { Unfit: [var unfit] } => Page(document, new PublishedFault("correction", null, unfit.Reason), time),
            { Taken: [{ Outcome: FileOutcome.Held } held] } => new SeeOther(paths.To(context, string.Create(CultureInfo.InvariantCulture, $"office/held/{held.Id}?corrects={Uri.EscapeDataString(id)}"))),
            _ => new SeeOther(paths.To(context, string.Create(CultureInfo.InvariantCulture, $"office/upload?taken={string.Join(',', put.Taken.Select(taken => taken.Id))}&late={put.Late}"))),
        };
    }

    /// <summary>What was put there by mistake goes; no paper has to say so.</summary>
    private static Task<IResult> Remove(
        string id, HttpContext context, PublishedDocuments documents, Withdrawer withdrawer, ModulePaths paths, TimeProvider time, CancellationToken cancel) =>
        TakeAwayAsync(
            id, "removal", form => (WithdrawalReason.Fault(form["reason"]), $"Gỡ khỏi phần mềm: {WithdrawalReason.Written(form["reason"] ?? "")}"),
            context, documents, withdrawer, paths, time, cancel);

    /// <summary>The official act, which a paper orders (Decree 30/2020/NĐ-CP, art. 18.3).</summary>
    private static Task<IResult> Withdraw(
        string id, HttpContext context, PublishedDocuments documents, Withdrawer withdrawer, ModulePaths paths, TimeProvider time, CancellationToken cancel) =>
        TakeAwayAsync(
            id, "withdrawal", form => (WithdrawalReason.NumberFault(form["number"]) ?? WithdrawalReason.Fault(form["reason"]), $"Thu hồi theo văn bản số {form["number"]}. {WithdrawalReason.Written(form["reason"] ?? "")}"),
            context, documents, withdrawer, paths, time, cancel);

    private static async Task<IResult> TakeAwayAsync(
        string id, string act, Func<FiledForm, (string? Fault, string Reason)> read,
        HttpContext context, PublishedDocuments documents, Withdrawer withdrawer, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        if (await documents.FindAsync(id, cancel) is not { } document || await FiledForm.OfAsync(context.Request, cancel) is not { } form)
        {
            return Unknown();
        }

        var (fault, reason) = read(form);
        if (fault is not null)
        {
            return Page(document, new PublishedFault(act, form["reason"], fault), time);
        }

        await withdrawer.OrderAsync(new Withdrawal(id, reason, null), context.User.Id(), cancel);
        return new SeeOther(paths.To(context, $"office/documents/{Uri.EscapeDataString(id)}"));
    }

    /// <summary>Marks it for everybody, or takes the mark away. What is for some only never gets it.</summary>
    private static async Task<IResult> MakePublic(string id, HttpContext context, PublishedDocuments documents, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        if (await documents.FindAsync(id, cancel) is not { } document || await FiledForm.OfAsync(context.Request, cancel) is not { } form)
        {
            return Unknown();
        }

        if (document is { Withdrawal: not null } or { Public: PublicStanding.NeverMay or PublicStanding.ByItself })
        {
            return Page(document, new PublishedFault("public", null, "Văn bản này không công khai được: chỉ dành cho một số người, hoặc đã thu hồi."), time);
        }

        await documents.MarkAsync(id, form["public"] == "yes", context.User.Id(), cancel);
        return new SeeOther(paths.To(context, $"office/documents/{Uri.EscapeDataString(id)}"));
    }

    /// <summary>Taking away for tools; a second order changes nothing.</summary>
    private static async Task<Results<Accepted, ProblemHttpResult>> Order(
        string id, WithdrawalOrder order, HttpContext context, ICatalogue catalogue, Withdrawer withdrawer, CancellationToken cancel)
    {
        if (await catalogue.FindAsync(id, cancel) is null)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "TXCT-PUB-002", "Không có văn bản này trên phần mềm. Xin xem lại mã văn bản.");
        }

        if (WithdrawalReason.Fault(order.Reason) is { } fault)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "TXCT-PUB-003", fault);
        }

        await withdrawer.OrderAsync(new Withdrawal(id, WithdrawalReason.Written(order.Reason), order.ReplacedBy), context.User.Id(), cancel);
        return TypedResults.Accepted((string?)null);
    }

    private static RazorComponentResult<PublishedPage> Page(PublishedDocument document, PublishedFault? fault, TimeProvider time) =>
        new(new { Document = document, Fault = fault, Today = time.Today() }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    private static RazorComponentResult<MessagePage> Unknown() => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-PUB-002", "Không có văn bản này trên phần mềm", "Có thể văn bản chưa được đăng. Xin xem lại bảng theo dõi.", ("office", "Về bảng theo dõi"));
}

/// <param name="Reason">Why, for its readers; 10 to 500 letters.</param>
/// <param name="ReplacedBy">The id of the document that takes its place; null if none does.</param>
internal sealed record WithdrawalOrder(string Reason, string? ReplacedBy = null);
