using LangSon.Txct.Petitions.Passing;
using LangSon.Txct.Petitions.Repeats;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Register;

/// <summary>The register for the Office and for the Standing Committee.</summary>
/// <remarks>It names voters: nobody else sees it (Law 91/2025/QH15).</remarks>
internal static class PetitionEndpoints
{
    public static void MapRegister(this IEndpointRouteBuilder module)
    {
        var api = module.MapGroup("/api/petitions").RequirePetitionReader();
        api.MapGet("", List);
        api.MapGet("/set-aside", SetAside);
        api.MapGet("/papers", Papers);
        api.MapGet("/{id}/changes", async (string id, IPetitions petitions, CancellationToken cancel) => await petitions.ChangesAsync(id, cancel));
    }

    /// <summary>The petitions of a round that the filter takes, those that ask the same with one cluster.</summary>
    private static async Task<Ok<List<PetitionRow>>> List(
        string round, [AsParameters] PetitionFilter filter, HttpContext context, IPetitions petitions, IPassings passings, PetitionSignatures signatures, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var all = await petitions.OfRoundAsync(round, cancel);
        var clusters = await signatures.ClustersAsync(all, cancel);
        var passed = await passings.IssuedAsync(cancel);
        return TypedResults.Ok(all.Select((petition, place) => PetitionRow.Of(petition, all[clusters[place]].Id, passed.GetValueOrDefault(petition.Id)?.Number)).Where(filter.Takes).ToList());
    }

    /// <summary>What does not count: no petitions, and what was split or joined.</summary>
    private static async Task<Ok<List<PetitionRow>>> SetAside(string round, HttpContext context, IPetitions petitions, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok((await petitions.SetAsideAsync(round, cancel)).Select(petition => PetitionRow.Of(petition)).ToList());
    }

    /// <summary>What was read of the papers of a round, with what a person should look at.</summary>
    private static async Task<Ok<IReadOnlyList<ComparedPaper>>> Papers(string round, HttpContext context, PaperComparison papers, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await papers.OfRoundAsync(round, cancel));
    }
}
