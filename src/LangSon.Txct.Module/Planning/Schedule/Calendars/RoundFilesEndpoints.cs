using LangSon.Txct.Pages;
using LangSon.Txct.Planning.Drafts;
using LangSon.Txct.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Planning.Schedule.Calendars;

/// <summary>What the Office takes from the schedule of a round as files.</summary>
internal static class RoundFilesEndpoints
{
    public static void MapRoundFiles(this IEndpointRouteBuilder module)
    {
        var files = module.MapPages("office/schedule/{round}").RequireOffice();
        files.MapGet("list.xlsx", List);
        files.MapGet("press.docx", Paper);
        files.MapGet("press.ics", Calendar);
        files.MapPost("public", MakePublic).DisableAntiforgery().RequireOwnRequest();
    }

    /// <summary>The figures of the round's meetings.</summary>
    private static Task<Results<FileContentHttpResult, RazorComponentResult<MessagePage>>> List(string round, Rounds rounds, RoundMeetingsReader meetings, CancellationToken cancel) =>
        AnswerAsync(round, rounds, meetings, (found, read) => TypedResults.Bytes(MeetingList.Write(read), MeetingList.MediaType, $"Bảng kê TXCT {found.Id}.xlsx"), cancel);

    /// <summary>What press and broadcasters are sent: a draft to be numbered, dated and signed.</summary>
    private static Task<Results<FileContentHttpResult, RazorComponentResult<MessagePage>>> Paper(string round, Rounds rounds, RoundMeetingsReader meetings, CancellationToken cancel) =>
        AnswerAsync(round, rounds, meetings, (found, read) => TypedResults.Bytes(PressPaper.Write(found, read), DraftFile.MediaType, $"Lịch TXCT {found.Id}.docx"), cancel);

    /// <summary>The same for calendar programs, with what is cancelled.</summary>
    private static Task<Results<FileContentHttpResult, RazorComponentResult<MessagePage>>> Calendar(
        string round, Rounds rounds, RoundMeetingsReader meetings, TimeProvider time, CancellationToken cancel) =>
        AnswerAsync(
            round, rounds, meetings,
            (found, read) => TypedResults.Bytes(CalendarText.Of($"Lịch TXCT – {found.Title}", read, time.GetUtcNow()).Bytes, CalendarText.MediaType, $"Lịch TXCT {found.Id}.ics"), cancel);

    /// <summary>Lets everybody read the round's schedule, or no longer.</summary>
    private static async Task<Results<SeeOther, RazorComponentResult<MessagePage>>> MakePublic(
        string round, HttpContext context, Rounds rounds, IPublicMarks marks, IHistory history, IDatabase database, ModulePaths paths, TimeProvider time, CancellationToken cancel)
    {
        if (rounds.Plan.Rounds.All(known => known.Id != round))
        {
            return NoRound();
        }

        var isPublic = (await FiledForm.OfAsync(context.Request, cancel))?["public"] == "yes";
        var (by, now) = (context.User.Id(), time.GetUtcNow());
        await database.WriteAsync(
            async work =>
            {
                await (isPublic ? marks.MarkAsync(work, PublicKind.Schedule, round, by, now, cancel) : marks.UnmarkAsync(work, PublicKind.Schedule, round, cancel));
                await history.AddAsync(work, new HistoryEvent(now, by, isPublic ? HistoryActs.MadePublic : HistoryActs.MadePrivate, round, "lịch tiếp xúc cử tri"), cancel);
            },
            cancel);
        return new SeeOther(paths.To(context, $"schedule?round={Uri.EscapeDataString(round)}"));
    }

    private static RazorComponentResult<MessagePage> NoRound() =>
        Message.Page(StatusCodes.Status404NotFound, "TXCT-PLN-001", "Kế hoạch năm không có đợt này", "Xin chọn một đợt trên trang theo dõi.", ("office", "Về trang theo dõi"));

    private static async Task<Results<FileContentHttpResult, RazorComponentResult<MessagePage>>> AnswerAsync(
        string roundId, Rounds rounds, RoundMeetingsReader meetings, Func<Round, RoundMeetings, FileContentHttpResult> answer, CancellationToken cancel) =>
        rounds.Plan.Rounds.FirstOrDefault(round => round.Id == roundId) is { } found
            ? answer(found, await meetings.OfRoundAsync(found, cancel))
            : NoRound();
}
