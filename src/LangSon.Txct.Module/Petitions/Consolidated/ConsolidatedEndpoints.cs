using LangSon.Txct.Pages;
using LangSon.Txct.Petitions.Acts;
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
    private static readonly (string Name, string MediaType, string SavedAs, Func<Consolidation, byte[]> Write)[] Files =
    [
        ("report.docx", DraftFile.MediaType, "Tổng hợp kiến nghị {0}.docx", ConsolidatedPaper.Write),
        ("annexes.docx", DraftFile.MediaType, "Phụ lục kiến nghị {0}.docx", ConsolidatedAnnexes.Write),
        ("report.xlsx", ConsolidatedSheets.MediaType, "Tổng hợp kiến nghị {0}.xlsx", ConsolidatedSheets.Write),
        ("petitions.csv", "text/csv; charset=utf-8", "Kiến nghị {0}.csv", ConsolidatedSheets.WriteCsv),
        ("petitions.json", "application/json; charset=utf-8", "Kiến nghị {0}.json", NationalRows.Write),
    ];

    public static void MapConsolidated(this IEndpointRouteBuilder module)
    {
        var files = module.MapPages("office/petitions/{round}").RequirePetitionReader();
        foreach (var (name, mediaType, savedAs, write) in Files)
        {
            files.MapGet(name, (string round, bool? all, Rounds rounds, ConsolidationReader reader, CancellationToken cancel) =>
                AnswerAsync(round, all, rounds, reader, found => TypedResults.Bytes(write(found), mediaType, string.Format(null, savedAs, round)), cancel));
        }

        module.MapGet("/api/petitions/figures", Figures).RequirePetitionReader();
    }

    /// <param name="all">Also what the Office has not decided on; else only what it has.</param>
    private static async Task<Results<FileContentHttpResult, RazorComponentResult<MessagePage>>> AnswerAsync(
        string roundId, bool? all, Rounds rounds, ConsolidationReader reader, Func<Consolidation, FileContentHttpResult> answer, CancellationToken cancel) =>
        rounds.Plan.Rounds.FirstOrDefault(round => round.Id == roundId) is { } found
            ? answer(await reader.ReadAsync(found, all == true, cancel))
            : Message.Page(StatusCodes.Status404NotFound, "TXCT-PET-003", "Kế hoạch năm không có đợt này", "Xin chọn một đợt trên trang theo dõi.", ("office", "Về trang theo dõi"));

    /// <summary>The report's figures, each with the petitions that it counts.</summary>
    private static async Task<Results<Ok<FigureRows>, ProblemHttpResult>> Figures(string round, bool? all, Rounds rounds, ConsolidationReader reader, CancellationToken cancel) =>
        rounds.Plan.Rounds.FirstOrDefault(known => known.Id == round) is { } found
            ? TypedResults.Ok(FigureRows.Of(await reader.ReadAsync(found, all == true, cancel)))
            : PetitionFault.NoRound.Problem();
}
