using System.Security.Claims;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Collecting.Taken;

/// <summary>The groups' papers that are in the central system, for those who may see them.</summary>
/// <remarks>They hold personal data of voters (Law 91/2025/QH15): each is shown to the Office, the Standing Committee, the own group, and to the Front what it is owed.</remarks>
internal static class TakenEndpoints
{
    public static void MapTaken(this IEndpointRouteBuilder module)
    {
        var api = module.MapGroup("/api/collecting/papers").RequirePaperReader();
        api.MapGet("", List);
        api.MapGet("/{id}/versions/{version:int}/files/{number:int}", Open);
        module.MapPost("/api/collecting/papers/{id}/versions/{version:int}/confirmation", Confirm).RequireFront().RequireOwnRequest();
    }

    /// <summary>The papers of a round that this person may see, with whether the Fatherland Front has confirmed them.</summary>
    private static async Task<Ok<List<PaperRow>>> List(string round, HttpContext context, IInbox inbox, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var confirmed = (await inbox.ConfirmationsAsync(cancel)).ToDictionary(confirmation => (confirmation.ReportId, confirmation.Number));
        List<PaperRow> rows = [];
        foreach (var report in (await inbox.DeliveredAsync(round, cancel)).Where(report => Permissions.SeesPapersOf(context.User, report.GroupId)))
        {
            rows.Add(PaperRow.Of(report, await inbox.FilesAsync(report, cancel), confirmed.GetValueOrDefault((report.ReportId, report.Number))));
        }

        return TypedResults.Ok(rows);
    }

    /// <param name="number">From 1.</param>
    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Open(string id, int version, int number, HttpContext context, IInbox inbox, IContentStore content, CancellationToken cancel)
    {
        var report = (await inbox.VersionsAsync(id, cancel)).FirstOrDefault(known => known.Number == version);
        return report is not null && Permissions.SeesPapersOf(context.User, report.GroupId)
            && (await inbox.FilesAsync(report, cancel)).ElementAtOrDefault(number - 1) is { } file && await content.VerifyAsync(file.Sha256, cancel) && content.Open(file.Sha256) is { } bytes
            ? FileAnswer.Of(context, bytes, file.MediaType, file.Name, file.Sha256, "attachment")
            : Problems.Of(StatusCodes.Status404NotFound, "TXCT-COL-003", "Không có tệp này. Xin xem lại danh sách.");
    }

    /// <summary>The Fatherland Front says that it has the paper, as the plan has the groups' reports sent to it too. Said twice is said once.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> Confirm(string id, int version, ClaimsPrincipal person, IInbox inbox, TimeProvider time, CancellationToken cancel) =>
        await inbox.ConfirmAsync(new Confirmation(id, version, "fatherlandFront", person.Id(), time.GetUtcNow()), cancel)
            ? TypedResults.NoContent()
            : Problems.Of(StatusCodes.Status404NotFound, "TXCT-COL-004", "Không có văn bản này. Xin xem lại danh sách.");
}

/// <param name="Number">The version.</param>
/// <param name="Files">Names, in their order.</param>
/// <param name="ConfirmedAt">When the Fatherland Front confirmed this version; null if it has not.</param>
internal sealed record PaperRow(
    string ReportId, int Number, string Group, string Round, string Kind, string Title, DateTimeOffset ReceivedAt, IReadOnlyList<string> Files, string? ConfirmedBy, DateTimeOffset? ConfirmedAt)
{
    public static PaperRow Of(KnownReport report, IReadOnlyList<Part> files, Confirmation? confirmed) => new(
        report.ReportId, report.Number, report.GroupId, report.Round, report.Kind, report.Title, report.ReceivedAt, [.. files.Select(file => file.Name)], confirmed?.By, confirmed?.At);
}
