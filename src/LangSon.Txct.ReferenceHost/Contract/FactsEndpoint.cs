using LangSon.Txct.ReferenceHost.Time;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>What the host is and supports; the one call that needs no token.</summary>
internal static class FactsEndpoint
{
    private static readonly string[] Supports = 
        ["sessions", "groups", "delegates", "agencies", "uploads", "documents", "publication-sets", "withdrawals", "voter-contact-reports", "notices"];

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
}
