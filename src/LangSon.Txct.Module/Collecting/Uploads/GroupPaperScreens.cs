using System.Security.Claims;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Central;
using LangSon.Txct.Content;
using LangSon.Txct.Content.Reading;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Deadlines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace LangSon.Txct.Collecting.Uploads;

/// <summary>"Gửi báo cáo của Tổ" as a page: one form that works without a script, and what became of what was sent.</summary>
internal static class GroupPaperScreens
{
    public static void MapGroupPapers(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("group").RequireGroupVoice();
        pages.MapGet("", Show);
        pages.MapPost("", Send).DisableAntiforgery().RequireOwnRequest();
    }

    private static async Task<RazorComponentResult<GroupPapersPage>> Show(string? sent, GroupPapersReader reader, ClaimsPrincipal person, CancellationToken cancel) =>
        new(new { View = await reader.ReadAsync(person, new GroupPaperForm(), null, sent, cancel) });

    /// <summary>All of it or nothing: a file that is not taken leaves no draft behind, and the form comes back as it was filled in.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<GroupPapersPage>>> Send(
        HttpContext context, Submitting submitting, ISubmissions submissions, GroupPapersReader reader, ModulePaths paths, IOptions<CollectingOptions> options, IOptions<ContentOptions> content, CancellationToken cancel)
    {
        var form = await FiledForm.OfAsync(context.Request, cancel, content.Value.MaxFileBytes * options.Value.Uploads.MostFiles);
        var filled = GroupPaperForm.Of(form);
        var (receipt, fault) = form switch
        {
            null => (null, SubmissionFault.Unusable("Không đọc được biểu mẫu. Xin mở lại trang rồi thử lại.")),
            { IsTooLarge: true } => (null, SubmissionFault.Unusable("Các tệp gửi cùng lúc quá lớn. Xin gửi từng tệp, hoặc chụp ảnh nhỏ hơn.")),
            { Files.Count: 0 } => (null, SubmissionFault.Unusable("Xin kèm ít nhất một tệp.")),
            _ when form.Files.Count > options.Value.Uploads.MostFiles => (null, SubmissionFault.Unusable($"Mỗi lần gửi nhận nhiều nhất {options.Value.Uploads.MostFiles} tệp. Xin gửi thêm ở lần khác.")),
            _ when form["date"] is not null && form.Day("date") is null => (null, SubmissionFault.Unusable("Ngày tiếp xúc chưa đúng. Xin ghi như 12/7/2024.")),
            _ => await SendAsync(form, filled, context.User, submitting, submissions, cancel),
        };
        return receipt is not null
            ? new SeeOther(paths.To(context, $"group?sent={Uri.EscapeDataString(receipt)}"))
            : new RazorComponentResult<GroupPapersPage>(new { View = await reader.ReadAsync(context.User, filled, fault, null, cancel) }) { StatusCode = fault!.Status };
    }

    private static async Task<(string? Receipt, SubmissionFault? Fault)> SendAsync(
        FiledForm form, GroupPaperForm filled, ClaimsPrincipal person, Submitting submitting, ISubmissions submissions, CancellationToken cancel)
    {
        var (group, said) = (SubmissionEndpoints.GroupOf(person), filled.ToWords(form.Day("date")));
        if (submitting.Fault(said) is { } unfit)
        {
            return (null, unfit);
        }

        var draft = await submitting.StartAsync(group, person.Id(), said, cancel);
        var fault = await AddAllAsync(form, draft, submitting, cancel);
        var (receipt, refusal) = fault is null ? await submitting.SendAsync((await submissions.FindAsync(group, draft.Id, cancel))!, person.Id(), cancel) : (null, fault);
        if (receipt is null)
        {
            await submitting.DropAsync((await submissions.FindAsync(group, draft.Id, CancellationToken.None))!, CancellationToken.None);
        }

        return (receipt, refusal);
    }

    private static async Task<SubmissionFault?> AddAllAsync(FiledForm form, Submission draft, Submitting submitting, CancellationToken cancel)
    {
        foreach (var chosen in form.Files)
        {
            var (file, fault) = await submitting.AnnounceAsync(draft, chosen.FileName, FileKind.MediaTypeOf(chosen.FileName), chosen.Length, cancel);
            if (file is null)
            {
                return fault;
            }

            await using var bytes = chosen.OpenReadStream();
            await submitting.AddAsync(draft, file, null, bytes, cancel);
        }

        return null;
    }
}

/// <summary>The form as it was filled in; files have to be chosen anew, as browsers want it.</summary>
public sealed record GroupPaperForm(string? Kind = null, string? Round = null, string? Date = null, string? Place = null, string? Note = null, bool IsCorrection = false)
{
    internal static GroupPaperForm Of(FiledForm? form) => form is null ? new() : new(form["kind"], form["round"], form["date"], form["place"], form["note"], form["correction"] is not null);

    internal SubmissionWords ToWords(DateOnly? day) => new(Kind, Round, day is { } date && Place is { } place ? new MeetingPlace(date, place) : null, Note, IsCorrection);
}

/// <param name="Fault">Why nothing was sent; null if nothing is wrong.</param>
/// <param name="Sent">The receipt of what was sent a moment ago.</param>
/// <param name="Due">What the group owes and has not run out, the nearest first.</param>
public sealed record GroupPapersView(
    string Group, GroupPaperForm Form, GroupPaperFault? Fault, string? Sent, IReadOnlyList<OwedByGroup> Due, IReadOnlyList<(string Id, string Title)> Rounds, IReadOnlyList<SentPaper> Papers, long MostBytes, DateOnly Today);

public sealed record GroupPaperFault(string Code, string Message);

/// <param name="Left">In words, as in còn 2 ngày.</param>
public sealed record OwedByGroup(string Title, DateOnly LastDay, string Left, bool IsLate, string Explanation);

/// <param name="State">In words.</param>
/// <param name="Tone">Which colour says the state again: good, info, warn or bad.</param>
public sealed record SentPaper(string? Receipt, string Kind, string Round, string State, string Tone, string? Message, DateTimeOffset At, IReadOnlyList<string> Files);

/// <summary>Puts together what a group's people see of their papers.</summary>
internal sealed class GroupPapersReader(ISubmissions submissions, IInbox inbox, IDirectory directory, Rounds rounds, DeadlineReader deadlines, IOptions<ContentOptions> content, TimeProvider time)
{
    private const int Shown = 30, DaysAhead = 60, DaysBehind = 30;

    public async Task<GroupPapersView> ReadAsync(ClaimsPrincipal person, GroupPaperForm form, SubmissionFault? fault, string? sent, CancellationToken cancel)
    {
        var group = SubmissionEndpoints.GroupOf(person);
        var calendar = await rounds.CalendarAsync(cancel);
        List<SentPaper> papers = [];
        foreach (var submission in (await submissions.OfGroupAsync(group, cancel)).Where(submission => submission.State != SubmissionState.Draft).Take(Shown))
        {
            papers.Add(Paper(SubmissionRow.Of(submission, await inbox.OfArrivalAsync(UploadSource.Name, submission.Id, cancel)), calendar.Plan));
        }

        return new GroupPapersView(
            (await directory.GroupsAsync(cancel)).FirstOrDefault(known => known.Id == group)?.Name ?? group,
            form with { Round = form.Round ?? calendar.Current(time.GetUtcNow()).Id }, fault is null ? null : new GroupPaperFault(fault.Code, fault.Message),
            papers.Any(paper => paper.Receipt == sent) ? sent : null,
            [.. (await deadlines.AllAsync(cancel)).Where(row => row.Subject == group && Days(row.LastDay) is >= -DaysBehind and <= DaysAhead).OrderBy(row => row.LastDay).Select(Owed)],
            [.. calendar.Plan.Rounds.Select(round => (round.Id, $"Đợt {round.Letter}: {round.Title}"))], papers, content.Value.MaxFileBytes, time.Today());
    }

    private int Days(DateOnly day) => day.DayNumber - time.Today().DayNumber;

    private OwedByGroup Owed(Deadline row) => new(row.Title, row.LastDay, Days(row.LastDay) switch
    {
        < 0 and var late => $"đã qua {-late} ngày",
        0 => "hôm nay là ngày cuối",
        var left => $"còn {left} ngày",
    }, Days(row.LastDay) < 0, row.Explanation);

    private static SentPaper Paper(SubmissionRow row, YearPlan plan)
    {
        var (state, tone) = row.State switch
        {
            "applied" => ("Văn phòng đã nhận", "good"),
            "held" => ("Văn phòng đang xem", "warn"),
            "refused" => ("Không nhận được", "bad"),
            "discarded" => ("Văn phòng không dùng", "warn"),
            _ => ("Đã gửi, đang kiểm tra", "info"),
        };
        return new SentPaper(
            row.Receipt, KindOf(row.Said.Kind), plan.Rounds.FirstOrDefault(round => round.Id == row.Said.Round) is { } round ? $"đợt {round.Letter}" : "", state, tone, row.Message, row.SentAt ?? row.ChangedAt,
            [.. row.Files.Select(file => file.Name)]);
    }

    private static string KindOf(string? kind) => kind switch
    {
        "Minutes" => "Biên bản tiếp xúc cử tri",
        "GroupPlan" => "Kế hoạch của Tổ",
        _ => "Báo cáo tổng hợp",
    };
}
