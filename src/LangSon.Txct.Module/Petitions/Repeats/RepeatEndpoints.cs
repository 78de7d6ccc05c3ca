using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Repeats;

internal static class RepeatEndpoints
{
    public static void MapRepeats(this IEndpointRouteBuilder module)
    {
        var api = module.MapGroup("/api/petitions/repeats").RequirePetitionReader();
        api.MapGet("", Repeats);
        api.MapGet("/unresolved", Unresolved);
    }

    /// <summary>Petitions of any round that ask the same: merged by a person, or suggested. Those that were raised most often come first.</summary>
    private static async Task<Ok<List<RepeatRow>>> Repeats(HttpContext context, IPetitions petitions, PetitionSignatures signatures, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var all = await petitions.AllAsync(cancel);
        var clusters = await signatures.ClustersAsync(all, cancel);
        var suggested = all.Select((petition, place) => (Petition: petition, Cluster: clusters[place])).GroupBy(each => each.Cluster, each => each.Petition)
            .Where(group => group.Count() > 1 && group.Select(petition => petition.State.Merged ?? petition.Id).Distinct().Count() > 1).Select(group => RepeatRow.Of([.. group], isMerged: false));
        return TypedResults.Ok(RepeatRow.Merged(all).Concat(suggested).OrderByDescending(row => row.Times).ThenBy(row => row.Petitions[0].Id, StringComparer.Ordinal).ToList());
    }

    /// <summary>"Cử tri kiến nghị nhiều lần, chưa giải quyết": what a person has merged, that was raised more than once and that nobody has resolved or explained.</summary>
    private static async Task<Ok<List<RepeatRow>>> Unresolved(HttpContext context, IPetitions petitions, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(RepeatRow.Unresolved(await petitions.AllAsync(cancel)).ToList());
    }
}

/// <param name="Times">How often it was raised.</param>
/// <param name="IsMerged">A person said that they ask the same; else it is a suggestion.</param>
internal sealed record RepeatRow(int Times, bool IsMerged, IReadOnlyList<RepeatedPetition> Petitions)
{
    public static RepeatRow Of(IReadOnlyList<Petition> petitions, bool isMerged) => new(Raised.Times(petitions), isMerged, [.. petitions.Select(RepeatedPetition.Of)]);

    public static IEnumerable<RepeatRow> Merged(IReadOnlyList<Petition> all) => MergedOf(all).Select(group => Of([.. group], isMerged: true));

    /// <summary>Those that were raised most often come first.</summary>
    public static IEnumerable<RepeatRow> Unresolved(IReadOnlyList<Petition> all) => MergedOf(all).Where(group => !group.Any(petition => AnswerClasses.IsSettled(petition.State.Answer)))
        .Select(group => Of([.. group], isMerged: true)).Where(row => row.Times > 1).OrderByDescending(row => row.Times).ThenBy(row => row.Petitions[0].Id, StringComparer.Ordinal);

    private static IEnumerable<IGrouping<string, Petition>> MergedOf(IReadOnlyList<Petition> all) => all.Where(petition => petition.State.Merged is not null).GroupBy(petition => petition.State.Merged!);
}

/// <param name="Merged">The same for petitions that were merged; null where it was merged with none.</param>
internal sealed record RepeatedPetition(string Id, string Round, string Group, string Text, string? Merged, PetitionAnswer? Answer)
{
    public static RepeatedPetition Of(Petition petition) => new(petition.Id, petition.Round, petition.GroupId, petition.Text, petition.State.Merged, petition.State.Answer);
}
