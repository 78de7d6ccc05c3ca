using LangSon.Txct.Collecting.Inbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Collecting;

internal static class CollectingEndpoints
{
    public static void MapCollecting(this IEndpointRouteBuilder module)
    {
        var api = module.MapGroup("/api/collecting").RequireOffice();
        api.MapPost("/pull", Pull).RequireOwnRequest();
        api.MapGet("/reports", Reports);
    }

    /// <summary>Has every source asked now.</summary>
    private static Accepted Pull(Collector collector)
    {
        collector.AskAll();
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>What the groups' sources have listed, and what became of it.</summary>
    private static async Task<Ok<IEnumerable<ReportRow>>> Reports(IInbox inbox, CancellationToken cancel) => TypedResults.Ok(
        (await inbox.AllAsync(cancel)).Select(row => new ReportRow(
            row.SourceId, row.Report.Id, row.Report.Kind, row.Report.Round, row.Report.Title, row.State.ToString().ToLowerInvariant(), row.Code, row.Message)));
}

/// <param name="State">received, applied, held, refused or deleted.</param>
internal sealed record ReportRow(string Group, string Id, string Kind, string Round, string Title, string State, string? Code, string? Message);
