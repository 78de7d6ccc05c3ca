using LangSon.Txct.Central;
using LangSon.Txct.Pages;
using LangSon.Txct.Publishing.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Publishing.Withdrawing;

internal static class WithdrawalEndpoints
{
    public static void MapWithdrawals(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("office/documents").RequireOffice();
        pages.MapGet("{id}", Show);
        pages.MapPost("{id}/withdrawal", Withdraw).DisableAntiforgery().RequireOwnRequest();
        module.MapPost("/api/publishing/documents/{id}/withdrawal", Order).RequireOffice().RequireOwnRequest();
    }

    private static async Task<Results<RazorComponentResult<PublishedPage>, RazorComponentResult<MessagePage>>> Show(
        string id, PublishedDocuments documents, TimeProvider time, CancellationToken cancel) =>
        await documents.FindAsync(id, cancel) is { } document ? Page(document, null, null, time) : Unknown();

    /// <summary>The form of the page: shows it again, with what is wrong, or the document as it stands after it.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<PublishedPage>, RazorComponentResult<MessagePage>>> Withdraw(
        string id, [FromForm] string? reason, HttpContext context, PublishedDocuments documents, Withdrawer withdrawer, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        if (await documents.FindAsync(id, cancel) is not { } document)
        {
            return Unknown();
        }

        if (WithdrawalReason.Fault(reason) is { } fault)
        {
            return Page(document, reason, fault, time);
        }

        await withdrawer.OrderAsync(new Withdrawal(id, WithdrawalReason.Written(reason!), null), context.User.Id(), cancel);
        return new SeeOther(paths.To(context, $"office/documents/{Uri.EscapeDataString(id)}"));
    }

    /// <summary>The same for tools; a second order changes nothing.</summary>
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

    private static RazorComponentResult<PublishedPage> Page(PublishedDocument document, string? typed, string? fault, TimeProvider time) =>
        new(new { Document = document, Typed = typed, Fault = fault, Today = time.Today() }) { StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    private static RazorComponentResult<MessagePage> Unknown() => Message.Page(
        StatusCodes.Status404NotFound, "TXCT-PUB-002", "Không có văn bản này trên phần mềm", "Có thể văn bản chưa được đăng. Xin xem lại bảng theo dõi.", ("office", "Về bảng theo dõi"));
}

/// <param name="Reason">Why, for its readers; 10 to 500 letters.</param>
/// <param name="ReplacedBy">The id of the document that takes its place; null if none does.</param>
internal sealed record WithdrawalOrder(string Reason, string? ReplacedBy = null);

/// <summary>Why a document is withdrawn: readers see it in its place.</summary>
internal static class WithdrawalReason
{
    private const int Shortest = 10, Longest = 500;

    /// <summary>What is wrong with it and what to do; null if nothing is.</summary>
    public static string? Fault(string? reason) => Written(reason ?? "").Length switch
    {
        < Shortest => "Xin ghi rõ lý do thu hồi; đại biểu sẽ đọc thấy lý do này.",
        > Longest => $"Lý do dài quá {Longest} chữ. Xin viết gọn lại.",
        _ => null,
    };

    public static string Written(string reason) => string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
