using System.Security.Claims;
using LangSon.Txct.Collecting.Inbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Collecting.Uploads;

internal static class SubmissionEndpoints
{
    public static void MapSubmissions(this IEndpointRouteBuilder module)
    {
        var api = module.MapGroup("/api/collecting/submissions").RequireGroupVoice();
        api.MapGet("", List);
        api.MapGet("/{id}", Show);
        api.MapPost("", Start).RequireOwnRequest();
        api.MapPut("/{id}", Change).RequireOwnRequest();
        api.MapDelete("/{id}", Drop).RequireOwnRequest();
        api.MapPost("/{id}/send", Send).RequireOwnRequest();
        api.MapUploads();
    }

    public static string GroupOf(ClaimsPrincipal person) => person.FindFirst(Permissions.GroupClaim)!.Value;

    public static ProblemHttpResult NotThere { get; } = Problems.Of(StatusCodes.Status404NotFound, "TXCT-COL-011", "Tổ không có lần gửi này. Xin xem lại danh sách.");

    public static ProblemHttpResult Problem(SubmissionFault fault) => Problems.Of(fault.Status, fault.Code, fault.Message);

    /// <summary>The group's drafts, and what it has sent with what became of it; the latest first.</summary>
    private static async Task<Ok<List<SubmissionRow>>> List(ClaimsPrincipal person, ISubmissions submissions, IInbox inbox, CancellationToken cancel)
    {
        List<SubmissionRow> rows = [];
        foreach (var submission in await submissions.OfGroupAsync(GroupOf(person), cancel))
        {
            rows.Add(await RowAsync(submission, inbox, cancel));
        }

        return TypedResults.Ok(rows);
    }

    private static async Task<Results<Ok<SubmissionRow>, ProblemHttpResult>> Show(string id, ClaimsPrincipal person, ISubmissions submissions, IInbox inbox, CancellationToken cancel) =>
        await submissions.FindAsync(GroupOf(person), id, cancel) is { } submission ? TypedResults.Ok(await RowAsync(submission, inbox, cancel)) : NotThere;

    /// <summary>Begins a draft; all that is said of it may be open.</summary>
    private static async Task<Results<Created<SubmissionRow>, ProblemHttpResult>> Start(
        SubmissionWords said, HttpContext context, Submitting submitting, CancellationToken cancel)
    {
        if (submitting.Fault(said) is { } fault)
        {
            return Problem(fault);
        }

        var draft = await submitting.StartAsync(GroupOf(context.User), context.User.Id(), said, cancel);
        return TypedResults.Created($"{context.Request.PathBase}{context.Request.Path}/{draft.Id}", SubmissionRow.Of(draft, []));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(
        string id, SubmissionWords said, ClaimsPrincipal person, ISubmissions submissions, Submitting submitting, CancellationToken cancel) =>
        await submissions.FindAsync(GroupOf(person), id, cancel) is not { } draft ? NotThere
        : await submitting.ChangeAsync(draft, said, cancel) is { } fault ? Problem(fault)
        : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> Drop(string id, ClaimsPrincipal person, ISubmissions submissions, Submitting submitting, CancellationToken cancel) =>
        await submissions.FindAsync(GroupOf(person), id, cancel) is not { } draft ? NotThere
        : await submitting.DropAsync(draft, cancel) is { } fault ? Problem(fault)
        : TypedResults.NoContent();

    /// <summary>Sends a draft to the Office: the receipt's number says that it is there.</summary>
    private static async Task<Results<Ok<SubmissionReceipt>, ProblemHttpResult>> Send(string id, ClaimsPrincipal person, ISubmissions submissions, Submitting submitting, CancellationToken cancel) =>
        await submissions.FindAsync(GroupOf(person), id, cancel) is not { } draft ? NotThere
        : await submitting.SendAsync(draft, person.Id(), cancel) is (_, { } fault) ? Problem(fault)
        : TypedResults.Ok(SubmissionReceipt.Of((await submissions.FindAsync(GroupOf(person), id, cancel))!));

    private static async Task<SubmissionRow> RowAsync(Submission submission, IInbox inbox, CancellationToken cancel) =>
        SubmissionRow.Of(submission, submission.State == SubmissionState.Draft ? [] : await inbox.OfArrivalAsync(UploadSource.Name, submission.Id, cancel));
}

/// <param name="Receipt">Mã tiếp nhận.</param>
internal sealed record SubmissionReceipt(string Receipt, DateTimeOffset SentAt)
{
    public static SubmissionReceipt Of(Submission sent) => new(sent.Receipt!, sent.SentAt!.Value);
}

/// <param name="State">draft, sent, or what became of it: applied, held, refused, discarded.</param>
/// <param name="Message">Why it is held or was refused, and what to do; else null.</param>
internal sealed record SubmissionRow(
    string Id, string State, string? Message, string? Receipt, SubmissionWords Said, string MadeBy, string? SentBy, DateTimeOffset ChangedAt, DateTimeOffset? SentAt, IReadOnlyList<SubmissionFileRow> Files)
{
    public static SubmissionRow Of(Submission submission, IReadOnlyList<InboxRow> became)
    {
        var last = became.LastOrDefault(row => row.State is not (InboxState.Received or InboxState.Sorted));
        return new SubmissionRow(
            submission.Id, last is null ? submission.State == SubmissionState.Draft ? "draft" : "sent" : last.State.ToString().ToLowerInvariant(), last?.Message, submission.Receipt,
            submission.Said, submission.MadeBy, submission.SentBy, submission.ChangedAt, submission.SentAt,
            submission.Files.Count > 0
                ? [.. submission.Files.Select(file => new SubmissionFileRow(file.Id, file.Name, file.Size, file.Received))]
                : [.. became.SelectMany(row => row.State == InboxState.Sorted ? [] : row.Files ?? []).Select(file => new SubmissionFileRow(null, file.Name, file.Size, file.Size))]);
    }
}

/// <param name="Id">Null once its bytes were taken.</param>
/// <param name="Received">Bytes that are there for good.</param>
internal sealed record SubmissionFileRow(string? Id, string Name, long Size, long Received);
