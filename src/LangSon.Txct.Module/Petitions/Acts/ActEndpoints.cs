using System.Security.Claims;
using LangSon.Txct.Petitions.Register;
using LangSon.Txct.Planning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Acts;

/// <summary>What the Office does with petitions.</summary>
internal static class ActEndpoints
{
    public static void MapPetitionActs(this IEndpointRouteBuilder module)
    {
        var api = module.MapGroup("/api/petitions").RequireOffice().RequireOwnRequest();
        api.MapPost("", Enter);
        api.MapPut("/{id}/decision", async (string id, PetitionDecision decision, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) =>
            Answer(await acts.DecideAsync([id], decision.Field ?? "", decision.Competence ?? "", decision.Agency ?? "", person.Id(), cancel)));
        api.MapDelete("/{id}/decision", async (string id, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) => Answer(await acts.UndecideAsync([id], person.Id(), cancel)));
        api.MapPost("/decisions", async (BulkDecision bulk, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) =>
            Answer(await acts.DecideAsync(bulk.Ids ?? [], bulk.Field, bulk.Competence, bulk.Agency, person.Id(), cancel)));
        api.MapPost("/merges", async (PetitionIds merge, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) => Answer(await acts.MergeAsync(merge.Ids ?? [], person.Id(), cancel)));
        api.MapDelete("/{id}/merge", async (string id, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) => Answer(await acts.PartAsync(id, person.Id(), cancel)));
        api.MapPut("/{id}/wording", async (string id, Wording wording, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) =>
            Answer(await acts.RewordAsync(id, wording with { Text = wording.Text ?? "" }, person.Id(), cancel)));
        api.MapDelete("/{id}/wording", async (string id, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) => Answer(await acts.RewordAsync(id, null, person.Id(), cancel)));
        api.MapPost("/{id}/split", async (string id, PetitionTexts split, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) => Answer(await acts.SplitAsync(id, split.Texts ?? [], person.Id(), cancel)));
        api.MapPost("/joins", async (PetitionIds join, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) => Answer(await acts.JoinAsync(join.Ids ?? [], join.Text, person.Id(), cancel)));
        api.MapPost("/set-aside", async (PetitionIds named, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) => Answer(await acts.SetAsideAsync(named.Ids ?? [], person.Id(), cancel)));
        api.MapPost("/restored", async (PetitionIds named, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) => Answer(await acts.RestoreAsync(named.Ids ?? [], person.Id(), cancel)));
        api.MapDelete("/acts/{act}", async (string act, ClaimsPrincipal person, PetitionActs acts, CancellationToken cancel) => Answer(await acts.UndoAsync(act, person.Id(), cancel)));
    }

    public static Results<Ok<ActDone>, ProblemHttpResult> Answer(ActOutcome outcome) => outcome is { Act: { } act } ? TypedResults.Ok(new ActDone(act)) : outcome.Fault!.Problem();

    private static async Task<Results<Created<EnteredId>, ProblemHttpResult>> Enter(EnteredPetition entered, HttpContext context, PetitionActs acts, Rounds rounds, IDirectory directory, CancellationToken cancel)
    {
        if (rounds.Plan.Rounds.All(round => round.Id != entered.Round) || (await directory.GroupsAsync(cancel)).All(group => group.Id != entered.Group))
        {
            return PetitionFault.Unusable("TXCT-PET-012", "Không có đợt hoặc Tổ này. Xin chọn lại.").Problem();
        }

        var (id, fault) = await acts.EnterAsync(entered with { Text = entered.Text ?? "" }, context.User.Id(), cancel);
        return fault is null ? TypedResults.Created($"{context.Request.PathBase}{context.Request.Path}/{id}", new EnteredId(id!)) : fault.Problem();
    }
}

/// <param name="Text">Of the petition that joining makes; null for the texts one after the other.</param>
internal sealed record PetitionIds(IReadOnlyList<string>? Ids, string? Text = null);

internal sealed record PetitionTexts(IReadOnlyList<string>? Texts);

/// <summary>What is null stays as it stands for each petition: its suggestion is accepted.</summary>
internal sealed record BulkDecision(IReadOnlyList<string>? Ids, string? Field = null, string? Competence = null, string? Agency = null);

internal sealed record EnteredId(string Id);

/// <param name="Act">By which it can be taken back.</param>
internal sealed record ActDone(string Act);
