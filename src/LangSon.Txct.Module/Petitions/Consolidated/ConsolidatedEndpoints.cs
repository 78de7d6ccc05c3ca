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
    /// <summary>What can be made of a round's petitions.</summary>
    public static IReadOnlyList<ConsolidatedReport> Reports { get; } =
    [
        new("report.docx", "Báo cáo tổng hợp (Word)", DraftFile.MediaType, "Tổng hợp kiến nghị {0}.docx", ConsolidatedPaper.Write),
        new("annexes.docx", "Phụ lục theo mẫu (Word)", DraftFile.MediaType, "Phụ lục kiến nghị {0}.docx", ConsolidatedAnnexes.Write),
        new("report.xlsx", "Bảng tổng hợp và danh sách (Excel)", ConsolidatedSheets.MediaType, "Tổng hợp kiến nghị {0}.xlsx", ConsolidatedSheets.Write),
        new("petitions.csv", "Danh sách kiến nghị (CSV)", Csv.MediaType, "Kiến nghị {0}.csv", ConsolidatedSheets.WriteCsv),
        new("petitions.json", "Dữ liệu cho cơ sở dữ liệu quốc gia (JSON)", "application/json; charset=utf-8", "Kiến nghị {0}.json", NationalRows.Write),
    ];

    public static void MapConsolidated(this IEndpointRouteBuilder module)
    {
        var files = module.MapPages("office/petitions/{round}").RequirePetitionReader();
        foreach (var report in Reports)
        {
            files.MapGet(report.Name, (string round, bool? all, Rounds rounds, ConsolidationReader reader, CancellationToken cancel) =>
                AnswerAsync(round, all, rounds, reader, found => TypedResults.Bytes(report.Write(found), report.MediaType, report.NameOf(round)), cancel));
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

/// <summary>A report that can be made of a round's petitions.</summary>
/// <param name="Name">In its address.</param>
/// <param name="Title">Vietnamese.</param>
/// <param name="SavedAs">The file's name, with {0} for the round's id.</param>
internal sealed record ConsolidatedReport(string Name, string Title, string MediaType, string SavedAs, Func<Consolidation, byte[]> Write)
{
    public string NameOf(string roundId) => string.Format(null, SavedAs, roundId);
}
