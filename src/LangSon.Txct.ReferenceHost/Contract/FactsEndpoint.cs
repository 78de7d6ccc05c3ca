using LangSon.Txct.ReferenceHost.Time;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>What the host is and supports; the one call that needs no token.</summary>
internal static class FactsEndpoint
{
    /// <summary>In the order of the levels that demand them.</summary>
    private static readonly string[] Supports =
        ["sessions", "groups", "delegates", "documents", "agencies", "uploads", "publication-sets", "withdrawals", "voter-contact-reports", "notices"];

    public static void MapFacts(this IEndpointRouteBuilder contract, string epoch) => contract.MapGet("/", (HttpRequest request, DemoClock clock) => TypedResults.Json(
        new
        {
            contractVersion = "1.0.0",
            level = 3,
            supports = Supports,
            tokenUrl = $"{request.Scheme}://{request.Host}{request.PathBase}{ContractAccess.TokenPath}",
            serverTime = ContractAnswers.Instant(clock.GetUtcNow()),
            epoch,
            uploads = new { maxBytes = UploadStore.MostBytes, maxChunkBytes = UploadStore.MostChunkBytes, expiresAfterHours = (int)UploadStore.Lifetime.TotalHours },
        },
        HostProblem.Json)).AllowAnonymous();

    /// <summary>The same of a level below 3: no place that gives out tokens, for a fixed key stands for them, and no epoch.</summary>
    public static void MapPlainFacts(this IEndpointRouteBuilder contract, int level) => contract.MapGet("/", (DemoClock clock) => TypedResults.Json(
        new
        {
            contractVersion = "1.0.0",
            level,
            supports = Supports[..(level == 1 ? 3 : 4)],
            serverTime = ContractAnswers.Instant(clock.GetUtcNow()),
            uploads = level == 1 ? null : new { maxBytes = PostEndpoints.MostBytes },
        },
        HostProblem.Json)).AllowAnonymous();
}
