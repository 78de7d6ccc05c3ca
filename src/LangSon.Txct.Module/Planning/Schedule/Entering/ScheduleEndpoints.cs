using System.Security.Claims;
using LangSon.Txct.Content;
using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Schedule.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Planning.Schedule.Entering;

internal static class ScheduleEndpoints
{
    /// <summary>Room for the names and borders of a form's fields.</summary>
    private const int FormOverhead = 64 << 10;

    public static void MapSchedule(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("schedule").RequireReader();
        pages.MapGet("", List);
        pages.MapGet("{group}/new", New);
        pages.MapGet("{group}/{id}", Change);
        pages.MapGet("{group}/sent/{sha256}", ReadSent);

        // A plan is held in memory, not in a file of the web server's, until it is in transit: a secret one leaves no trace.
        pages.MapPost("{group}/file", Upload).RequireOwnRequest()
            .WithFormOptions(memoryBufferThreshold: PlanUpload.MostBytes + FormOverhead, multipartBodyLengthLimit: PlanUpload.MostBytes);
        pages.MapPost("{group}", Keep).RequireOwnRequest().WithFormOptions(valueCountLimit: EntryForm.MostValues);
    }

    /// <param name="kept">How many meetings were just kept, to say so.</param>
    private static async Task<Results<RazorComponentResult<SchedulePage>, RazorComponentResult<MessagePage>>> List(
        string? round, int? kept, ClaimsPrincipal person, ScheduleReader schedule, CancellationToken cancel) =>
        await schedule.ReadAsync(round, person, kept, cancel) is { } view
            ? new RazorComponentResult<SchedulePage>(new { View = view })
            : ScheduleMessages.NoSuchRound();

    private static async Task<Results<RazorComponentResult<EntryFormPage>, RazorComponentResult<MessagePage>>> New(
        string group, string? round, ClaimsPrincipal person, ScheduleReader schedule, CancellationToken cancel) =>
        await schedule.FindAsync(round, group, cancel) is not { } place ? ScheduleMessages.NoSuchRound()
        : !Permissions.WritesSchedule(person, group) ? ScheduleMessages.NotForThisPerson()
        : Form(EntryFormView.Of(place, new EntryForm([MeetingEntry.Blank], ""), [], isChecked: false), person, StatusCodes.Status200OK);

    private static async Task<Results<RazorComponentResult<EntryFormPage>, RazorComponentResult<MessagePage>>> Change(
        string group, string id, ClaimsPrincipal person, ScheduleReader schedule, IMeetings meetings, CancellationToken cancel)
    {
        if (!Permissions.WritesSchedule(person, group))
        {
            return ScheduleMessages.NotForThisPerson();
        }

        return await meetings.FindAsync(id, cancel) is { } meeting && meeting.GroupId == group && await schedule.FindAsync(meeting.RoundId, group, cancel) is { } place
            ? Form(EntryFormView.Of(place, new EntryForm([MeetingEntry.Of(meeting)], ""), [], isChecked: false), person, StatusCodes.Status200OK)
            : ScheduleMessages.NoSuchMeeting();
    }

    /// <summary>Shows what a plan says, for a person to look at. Nothing of it is kept.</summary>
    private static async Task<Results<RazorComponentResult<EntryFormPage>, RazorComponentResult<MessagePage>>> Upload(
        string group, string? round, HttpContext context, ScheduleReader schedule, PlanUpload upload, CancellationToken cancel)
    {
        if (await schedule.FindAsync(round, group, cancel) is not { } place)
        {
            return ScheduleMessages.NoSuchRound();
        }

        if (!Permissions.WritesSchedule(context.User, group))
        {
            return ScheduleMessages.NotForThisPerson();
        }

        if (await FileOf(context.Request, cancel) is not { Length: > 0 } file)
        {
            return ScheduleMessages.NoFile(place);
        }

        await using var bytes = file.OpenReadStream();
        return await ReadAsync(bytes, Path.GetFileName(file.FileName), place, context.User, schedule, upload, cancel);
    }

    /// <summary>The same with a plan that the group has sent.</summary>
    private static async Task<Results<RazorComponentResult<EntryFormPage>, RazorComponentResult<MessagePage>>> ReadSent(
        string group, string sha256, string? round, ClaimsPrincipal person, ScheduleReader schedule, IGroupPlans plans, IContentStore content, PlanUpload upload, CancellationToken cancel)
    {
        if (await schedule.FindAsync(round, group, cancel) is not { } place)
        {
            return ScheduleMessages.NoSuchRound();
        }

        if (!Permissions.WritesSchedule(person, group))
        {
            return ScheduleMessages.NotForThisPerson();
        }

        if ((await plans.AllAsync(cancel)).FirstOrDefault(plan => plan.GroupId == group && plan.Sha256 == sha256) is not { } sent || content.Open(sha256) is not { } bytes)
        {
            return ScheduleMessages.NoSuchPlan(place);
        }

        await using (bytes)
        {
            return await ReadAsync(bytes, sent.FileName, place, person, schedule, upload, cancel);
        }
    }

    private static async Task<Results<RazorComponentResult<EntryFormPage>, RazorComponentResult<MessagePage>>> ReadAsync(
        Stream bytes, string name, SchedulePlace place, ClaimsPrincipal person, ScheduleReader schedule, PlanUpload upload, CancellationToken cancel) =>
        await upload.ReadAsync(bytes, name, place.Year, cancel) switch
        {
            ReadPlan.Rows { Read: var rows } => Form(
                EntryFormView.Of(place, new EntryForm([.. rows.Select(MeetingEntry.Of)], name), await NoticesAsync(schedule, place, rows, cancel), isChecked: false), person, StatusCodes.Status200OK),
            ReadPlan.Refused { Reasons: var reasons } => ScheduleMessages.Refused(place, reasons),
            _ => throw new InvalidOperationException("A plan is read or refused."),
        };

    /// <summary>For each row what could not be read, and what stands against it. A plan that is read again stands in its own way in nothing.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<string>>> NoticesAsync(
        ScheduleReader schedule, SchedulePlace place, IReadOnlyList<ScheduleRow> rows, CancellationToken cancel)
    {
        var told = rows.Select((row, index) => new Meeting(
            row.Day is { } day ? MeetingIds.Of(place.Group.Id, place.Round.Id, day, row.Place) : $"row-{index}",
            place.Group.Id, place.Round.Id, row.Day ?? default, row.From, row.To, row.Place, null, MeetingForm.Periodic, "") { Delegates = row.Delegates }).ToList();
        var conflicts = await schedule.ConflictsAsync(place, told, cancel);
        return [.. rows.Select((row, index) => row.Day is null ? row.Findings : [.. row.Findings, .. conflicts[index]])];
    }

    /// <summary>Keeps what was confirmed; or shows the form again, with what is wrong and all that was typed.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<EntryFormPage>, RazorComponentResult<MessagePage>>> Keep(
        string group, string? round, HttpContext context, ScheduleReader schedule, ScheduleKeeper keeper, ModulePaths paths, CancellationToken cancel)
    {
        if (await schedule.FindAsync(round, group, cancel) is not { } place)
        {
            return ScheduleMessages.NoSuchRound();
        }

        if (!Permissions.WritesSchedule(context.User, group))
        {
            return ScheduleMessages.NotForThisPerson();
        }

        var form = EntryForm.Of(await context.Request.ReadFormAsync(cancel), Permissions.IsOffice(context.User));
        if (EntryFormView.Of(place, form, [], isChecked: true) is { HasFaults: true } view)
        {
            return Form(view, context.User, StatusCodes.Status422UnprocessableEntity);
        }

        return await keeper.KeepAsync(group, place.Round.Id, form, place.Year, context.User.Id(), cancel) is { } kept
            ? new SeeOther(paths.To(context, $"schedule?round={Uri.EscapeDataString(place.Round.Id)}&kept={kept}"))
            : ScheduleMessages.NoSuchMeeting();
    }

    /// <returns>Null if there is none, or it is larger than a plan may be.</returns>
    private static async Task<IFormFile?> FileOf(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return request.HasFormContentType ? (await request.ReadFormAsync(cancel)).Files["Plan"] : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static RazorComponentResult<EntryFormPage> Form(EntryFormView view, ClaimsPrincipal person, int status) => new(new { View = view, Decides = Permissions.IsOffice(person) }) { StatusCode = status };
}
