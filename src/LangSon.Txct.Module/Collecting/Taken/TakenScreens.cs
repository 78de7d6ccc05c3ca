using System.Security.Claims;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Collecting.Taken;

/// <summary>The groups' papers as a page: each sees what is theirs to see, and the Fatherland Front confirms what it has received.</summary>
internal static class TakenScreens
{
    public static void MapTakenScreens(this IEndpointRouteBuilder module)
    {
        module.MapPages("papers").RequirePaperReader().MapGet("", Show);
        module.MapPages("papers").RequireFront().MapPost("confirmation", Confirm).DisableAntiforgery().RequireOwnRequest();
    }

    private static async Task<Results<RazorComponentResult<TakenPage>, RazorComponentResult<MessagePage>>> Show(
        string? round, string? done, ClaimsPrincipal person, TakenReader reader, CancellationToken cancel) =>
        await reader.ReadAsync(round, person, cancel) is { } view
            ? new RazorComponentResult<TakenPage>(new { View = view, IsDone = done is not null })
            : Message.Page(StatusCodes.Status404NotFound, "TXCT-COL-005", "Kế hoạch năm không có đợt này", "Xin chọn một đợt trên trang.", ("papers", "Về trang văn bản của các Tổ"));

    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> Confirm(HttpContext context, IInbox inbox, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel);
        return int.TryParse(form?["version"], out var version)
            && await inbox.ConfirmAsync(new Confirmation(form["id"] ?? "", version, "fatherlandFront", context.User.Id(), time.GetUtcNow()), cancel)
            ? new SeeOther(paths.To(context, $"papers?round={Uri.EscapeDataString(form["round"] ?? "")}&done=1"))
            : Message.Page(StatusCodes.Status404NotFound, "TXCT-COL-004", "Không có văn bản này", "Có thể Tổ đã gửi bản mới. Xin mở lại danh sách.", ("papers", "Về trang văn bản của các Tổ"));
    }
}

/// <param name="Round">The id of the round that is shown.</param>
/// <param name="MayConfirm">The person speaks for the Fatherland Front.</param>
public sealed record TakenView(string Round, string RoundTitle, IReadOnlyList<TakenRound> Rounds, IReadOnlyList<TakenPaper> Papers, bool MayConfirm, DateOnly Today);

public sealed record TakenRound(string Id, string Name);

/// <param name="Files">Name and path of each, below the module's prefix.</param>
public sealed record TakenPaper(
    string Id, int Version, string Group, string Kind, string Title, DateTimeOffset ReceivedAt, IReadOnlyList<(string Name, string Path)> Files, DateTimeOffset? ConfirmedAt);

internal sealed class TakenReader(IInbox inbox, IDirectory directory, Rounds rounds, TimeProvider time)
{
    /// <param name="roundId">Null for the current round.</param>
    /// <returns>Null if the plan has no such round.</returns>
    public async Task<TakenView?> ReadAsync(string? roundId, ClaimsPrincipal person, CancellationToken cancel)
    {
        var calendar = await rounds.CalendarAsync(cancel);
        var round = string.IsNullOrEmpty(roundId) ? calendar.Current(time.GetUtcNow()) : calendar.Plan.Rounds.FirstOrDefault(known => known.Id == roundId);
        if (round is null)
        {
            return null;
        }

        var groups = (await directory.GroupsAsync(cancel)).ToDictionary(group => group.Id, group => group.Name);
        var confirmed = (await inbox.ConfirmationsAsync(cancel)).ToDictionary(confirmation => (confirmation.ReportId, confirmation.Number));
        List<TakenPaper> papers = [];
        foreach (var report in (await inbox.DeliveredAsync(round.Id, cancel)).Where(report => Permissions.SeesPapersOf(person, report.GroupId)).OrderBy(report => report.GroupId, StringComparer.Ordinal).ThenBy(report => report.ReceivedAt))
        {
            papers.Add(new TakenPaper(
                report.ReportId, report.Number, groups.GetValueOrDefault(report.GroupId) ?? report.GroupId, KindOf(report.Kind), report.Title, report.ReceivedAt,
                [.. (await inbox.FilesAsync(report, cancel)).Select((file, place) => (file.Name, $"api/collecting/papers/{Uri.EscapeDataString(report.ReportId)}/versions/{report.Number}/files/{place + 1}"))],
                confirmed.GetValueOrDefault((report.ReportId, report.Number))?.At));
        }

        return new TakenView(
            round.Id, round.Title, [.. calendar.Plan.Rounds.Select(known => new TakenRound(known.Id, $"Đợt {known.Letter}"))], papers, Permissions.IsFront(person), time.Today());
    }

    private static string KindOf(string kind) => kind switch
    {
        "Minutes" => "Biên bản",
        "GroupPlan" => "Kế hoạch của Tổ",
        _ => "Báo cáo tổng hợp",
    };
}
