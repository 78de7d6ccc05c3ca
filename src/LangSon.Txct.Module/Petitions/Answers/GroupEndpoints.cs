using System.Security.Claims;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Drafts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Answers;

/// <summary>What a group sees and says of the answers to its own petitions.</summary>
internal static class GroupEndpoints
{
    private const int LongestNote = 2000, LongestPlace = 300;

    public static void MapGroupAnswers(this IEndpointRouteBuilder module)
    {
        module.MapGet("/petitions/answers/{group}.docx", Paper).RequireReader();
        module.MapGet("/api/petitions/own", Own).RequireGroupVoice();
        module.MapPost("/api/petitions/evaluations", Evaluate).RequirePaperReader().RequireOwnRequest();
        module.MapPost("/api/petitions/told", Tell).RequirePaperReader().RequireOwnRequest();
    }

    /// <summary>"Trả lời kiến nghị cử tri trên địa bàn", for the group itself, the Office and the Standing Committee.</summary>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Paper(
        string group, bool? all, ClaimsPrincipal person, GroupAnswers answers, IDirectory directory, TimeProvider time, CancellationToken cancel)
    {
        if ((await directory.GroupsAsync(cancel)).FirstOrDefault(known => known.Id == group) is not { } found || !Permissions.SeesSchedule(person, group))
        {
            return new PetitionFault(404, "TXCT-PET-031", "Không có Tổ này, hoặc đây không phải Tổ của ông/bà.").Problem();
        }

        return TypedResults.Bytes(
            GroupAnswersPaper.Write(found.Name, found.Area, await answers.OfAsync(group, all == true, cancel), time.Today()), DraftFile.MediaType, $"Trả lời kiến nghị cử tri - {found.Name}.docx");
    }

    /// <summary>The answered petitions of the signed-in person's own group.</summary>
    private static async Task<Ok<List<PetitionRow>>> Own(HttpContext context, bool? all, GroupAnswers answers, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok((await answers.OfAsync(context.User.FindFirst(Permissions.GroupClaim)!.Value, all == true, cancel)).Select(petition => PetitionRow.Of(petition)).ToList());
    }

    /// <summary>The group's evaluation of answers; the Office enters it for a group that sends it on paper.</summary>
    private static async Task<Results<Ok<ActDone>, ProblemHttpResult>> Evaluate(Evaluation said, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel)
    {
        if (!Speaks(person))
        {
            return NotTheirs();
        }

        return said is { IsSatisfied: null } or { IsSatisfied: false, Note: null or "" } or { Note.Length: > LongestNote }
            ? PetitionFault.Unusable("TXCT-PET-032", "Xin ghi Tổ đồng ý hay chưa với trả lời; nếu chưa, ghi lý do.").Problem()
            : ActEndpoints.Answer(await acts.EvaluateAsync(said.Ids ?? [], GroupOf(person), new GroupEvaluation(said.IsSatisfied!.Value, said.Note), person.Id(), cancel));
    }

    /// <summary>When and where voters were told. Only this makes a petition answered to its voters.</summary>
    private static async Task<Results<Ok<ActDone>, ProblemHttpResult>> Tell(Told said, ClaimsPrincipal person, PetitionActs acts, TimeProvider time, CancellationToken cancel)
    {
        if (!Speaks(person))
        {
            return NotTheirs();
        }

        return said.On is not { } day || day > time.Today() || said.Place is not { Length: > 0 and <= LongestPlace }
            ? PetitionFault.Unusable("TXCT-PET-033", "Xin ghi ngày (không sau hôm nay) và nơi đã trả lời cử tri.").Problem()
            : ActEndpoints.Answer(await acts.TellAsync(said.Ids ?? [], GroupOf(person), new VotersTold(day, said.Place), person.Id(), cancel));
    }

    private static bool Speaks(ClaimsPrincipal person) => Permissions.IsOffice(person) || (Permissions.SpeaksForGroup(person) && person.HasClaim(claim => claim.Type == Permissions.GroupClaim));

    private static string? GroupOf(ClaimsPrincipal person) => Permissions.IsOffice(person) ? null : person.FindFirst(Permissions.GroupClaim)!.Value;

    private static ProblemHttpResult NotTheirs() => new PetitionFault(403, "TXCT-PET-034", "Chỉ Tổ trưởng, người giúp việc của Tổ và Văn phòng ghi được nội dung này.").Problem();
}

/// <param name="Note">Why not; not empty where the group is not satisfied.</param>
internal sealed record Evaluation(IReadOnlyList<string>? Ids, bool? IsSatisfied, string? Note = null);

internal sealed record Told(IReadOnlyList<string>? Ids, DateOnly? On, string? Place);
