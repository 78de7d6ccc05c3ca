using LangSon.Txct.Pages;
using LangSon.Txct.Planning;
using LangSon.Txct.Planning.Drafts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Petitions.Consolidated;

/// <summary>The consolidated report of a round, as the Office and the Standing Committee take it.</summary>
internal static class ConsolidatedEndpoints
{
    public static void MapConsolidated(this IEndpointRouteBuilder module)
    {
        var files = module.MapPages("office/petitions/{round}").RequirePetitionReader();
        files.MapGet("report.docx", (string round, bool? all, Rounds rounds, ConsolidationReader reader, CancellationToken cancel) =>
            AnswerAsync(round, all, rounds, reader, found => TypedResults.Bytes(ConsolidatedPaper.Write(found), DraftFile.MediaType, $"Tổng hợp kiến nghị {round}.docx"), cancel));
        files.MapGet("report.xlsx", (string round, bool? all, Rounds rounds, ConsolidationReader reader, CancellationToken cancel) =>
            AnswerAsync(round, all, rounds, reader, found => TypedResults.Bytes(ConsolidatedSheets.Write(found), ConsolidatedSheets.MediaType, $"Tổng hợp kiến nghị {round}.xlsx"), cancel));
        files.MapGet("petitions.csv", (string round, bool? all, Rounds rounds, ConsolidationReader reader, CancellationToken cancel) =>
            AnswerAsync(round, all, rounds, reader, found => TypedResults.Bytes(ConsolidatedSheets.WriteCsv(found), "text/csv; charset=utf-8", $"Kiến nghị {round}.csv"), cancel));
    }

    /// <param name="all">Also what the Office has not decided on; else only what it has.</param>
    private static async Task<Results<FileContentHttpResult, RazorComponentResult<MessagePage>>> AnswerAsync(
        string roundId, bool? all, Rounds rounds, ConsolidationReader reader, Func<Consolidation, FileContentHttpResult> answer, CancellationToken cancel) =>
        rounds.Plan.Rounds.FirstOrDefault(round => round.Id == roundId) is { } found
            ? answer(await reader.ReadAsync(found, all == true, cancel))
            : Message.Page(StatusCodes.Status404NotFound, "TXCT-PET-003", "Kế hoạch năm không có đợt này", "Xin chọn một đợt trên trang theo dõi.", ("office", "Về trang theo dõi"));
}
