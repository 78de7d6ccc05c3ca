using System.Security.Claims;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Petitions.Reading;
using LangSon.Txct.Petitions.Repeats;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Register;

/// <summary>The register for the Office, which decides, and for the Standing Committee, which reads.</summary>
/// <remarks>It names voters: nobody else sees it (Law 91/2025/QH15).</remarks>
internal static class PetitionEndpoints
{
    private static readonly string[] Competences = [Levels.Central, Levels.Province, Levels.District, Levels.Commune];

    private const int LongestName = 200, MostMerged = 500;

    public static void MapPetitions(this IEndpointRouteBuilder module)
    {
        var api = module.MapGroup("/api/petitions").RequirePetitionReader();
        api.MapGet("", List);
        api.MapGet("/papers", async (string round, IPetitions petitions, CancellationToken cancel) => await petitions.FiguresAsync(round, cancel));
        api.MapGet("/repeats", Repeats);
        api.MapGet("/{id}/changes", async (string id, IPetitions petitions, CancellationToken cancel) => await petitions.ChangesAsync(id, cancel));
        module.MapPut("/api/petitions/{id}/decision", Decide).RequireOffice().RequireOwnRequest();
        module.MapDelete("/api/petitions/{id}/decision", TakeBack).RequireOffice().RequireOwnRequest();
        module.MapPost("/api/petitions/merges", Merge).RequireOffice().RequireOwnRequest();
        module.MapDelete("/api/petitions/{id}/merge", Part).RequireOffice().RequireOwnRequest();
    }

    /// <summary>The petitions of a round, those that ask the same with one cluster.</summary>
    private static async Task<Ok<List<PetitionRow>>> List(string round, HttpContext context, IPetitions petitions, string? group, string? field, string? competence, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var all = await petitions.OfRoundAsync(round, cancel);
        var clusters = Clustering.Of([.. all.Select(petition => Signature.Of(petition.Read.Text, null, petition.Read.Place))]);
        return TypedResults.Ok(all.Select((petition, place) => PetitionRow.Of(petition, all[clusters[place]].Id))
            .Where(row => (group is null || row.Group == group) && (field is null || row.Field == field) && (competence is null || row.Competence == competence)).ToList());
    }

    /// <summary>Petitions of any round that ask the same: merged by a person, or suggested. Those that were raised most often come first.</summary>
    private static async Task<Ok<List<RepeatRow>>> Repeats(HttpContext context, IPetitions petitions, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var all = await petitions.AllAsync(cancel);
        var clusters = Clustering.Of([.. all.Select(petition => Signature.Of(petition.Read.Text, null, petition.Read.Place))]);
        var merged = all.Where(petition => petition.State.Merged is not null).GroupBy(petition => petition.State.Merged!).Select(group => RepeatRow.Of(group, isMerged: true));
        var suggested = all.Select((petition, place) => (Petition: petition, Cluster: clusters[place])).GroupBy(each => each.Cluster, each => each.Petition)
            .Where(group => group.Count() > 1 && group.Select(petition => petition.State.Merged ?? petition.Id).Distinct().Count() > 1).Select(group => RepeatRow.Of(group, isMerged: false));
        return TypedResults.Ok(merged.Concat(suggested).OrderByDescending(row => row.Times).ThenBy(row => row.Petitions[0].Id, StringComparer.Ordinal).ToList());
    }

    /// <summary>A person says that these ask the same.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> Merge(PetitionIds merge, ClaimsPrincipal person, IPetitions petitions, TimeProvider time, CancellationToken cancel) =>
        merge.Ids is { Count: > 1 and <= MostMerged } && await petitions.MergeAsync(merge.Ids, person.Id(), time.GetUtcNow(), cancel)
            ? TypedResults.NoContent()
            : Problems.Of(StatusCodes.Status422UnprocessableEntity, "TXCT-PET-004", "Xin chọn ít nhất hai kiến nghị còn trong danh sách để gộp.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Part(string id, ClaimsPrincipal person, IPetitions petitions, TimeProvider time, CancellationToken cancel) =>
        await petitions.PartAsync(id, person.Id(), time.GetUtcNow(), cancel) ? TypedResults.NoContent() : Missing();

    private static async Task<Results<NoContent, ProblemHttpResult>> Decide(string id, PetitionDecision decision, ClaimsPrincipal person, IPetitions petitions, TimeProvider time, CancellationToken cancel) =>
        !FieldNames.All.Any(field => field.Code == decision.Field) || !Competences.Contains(decision.Competence) || decision.Agency is not { Length: > 0 and <= LongestName }
            ? Problems.Of(StatusCodes.Status422UnprocessableEntity, "TXCT-PET-001", "Lĩnh vực, thẩm quyền hoặc cơ quan không đúng danh mục. Xin chọn lại.")
            : await petitions.DecideAsync(id, decision, person.Id(), time.GetUtcNow(), cancel) ? TypedResults.NoContent() : Missing();

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeBack(string id, ClaimsPrincipal person, IPetitions petitions, TimeProvider time, CancellationToken cancel) =>
        await petitions.DecideAsync(id, null, person.Id(), time.GetUtcNow(), cancel) ? TypedResults.NoContent() : Missing();

    private static ProblemHttpResult Missing() => Problems.Of(StatusCodes.Status404NotFound, "TXCT-PET-002", "Không có kiến nghị này. Văn bản có thể đã có bản mới; xin tải lại danh sách.");
}

/// <param name="Field">As it was decided; else as the paper states it; else as it is suggested. So are competence and agency.</param>
/// <param name="IsDecided">Whether a person has decided.</param>
/// <param name="Cluster">The id of the first petition of the round that asks the same.</param>
/// <param name="Merged">The same for petitions that a person has merged; null where it was merged with none.</param>
internal sealed record PetitionRow(
    string Id, string ReportId, int Number, string Group, string Text, string Field, string Competence, string Agency, bool IsDecided, double Confidence, string Reason, IReadOnlyList<string> Alternatives,
    string? Voter, string? Place, bool AnsweredOnSpot, PaperSpot Source, string Cluster, string? Merged)
{
    public static PetitionRow Of(Petition petition, string cluster) => new(
        petition.Id, petition.ReportId, petition.Number, petition.GroupId, petition.Read.Text, petition.State.Decided?.Field ?? petition.Read.Field ?? petition.Suggested.Field,
        petition.State.Decided?.Competence ?? petition.Read.Competence ?? petition.Suggested.Competence, petition.State.Decided?.Agency ?? petition.Suggested.Agency, petition.State.Decided is not null,
        petition.Suggested.Confidence, petition.Suggested.Reason, petition.Suggested.Alternatives, petition.Read.Voter, petition.Read.Place, petition.Read.AnsweredOnSpot, petition.Read.Source, cluster, petition.State.Merged);
}

internal sealed record PetitionIds(IReadOnlyList<string> Ids);

/// <param name="Times">How often it was raised.</param>
/// <param name="IsMerged">A person said that they ask the same; else it is a suggestion.</param>
internal sealed record RepeatRow(int Times, bool IsMerged, IReadOnlyList<RepeatedPetition> Petitions)
{
    public static RepeatRow Of(IEnumerable<Petition> petitions, bool isMerged)
    {
        var each = petitions.Select(petition => new RepeatedPetition(petition.Id, petition.Round, petition.GroupId, petition.Read.Text, petition.State.Merged)).ToList();
        return new RepeatRow(each.Count, isMerged, each);
    }
}

/// <param name="Merged">The same for petitions that were merged; null where it was merged with none.</param>
internal sealed record RepeatedPetition(string Id, string Round, string Group, string Text, string? Merged);
