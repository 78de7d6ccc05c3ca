using System.Globalization;
using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Operations.History;

/// <summary>Who did what, when and why, as a page and as rows for other programs.</summary>
internal static class HistoryScreens
{
    public static void MapHistory(this IEndpointRouteBuilder module)
    {
        var pages = module.MapPages("office/history").RequireHistoryReader();
        pages.MapGet("", Show);
        pages.MapGet("history.csv", Rows);
    }

    private static async Task<RazorComponentResult<HistoryPage>> Show(string? kind, int? skip, HistoryReader reader, TimeProvider time, CancellationToken cancel) =>
        new(new { View = await reader.ReadAsync(kind, Math.Max(0, skip ?? 0), time.Today(), cancel) });

    private static async Task<FileContentHttpResult> Rows(string? kind, HistoryReader reader, CancellationToken cancel) => TypedResults.Bytes(
        Csv.Write(
            ["luc", "nguoi", "viec", "doi_tuong", "ly_do"],
            (await reader.AllAsync(kind, cancel)).Select(line => (IReadOnlyList<string>)
                [VietNam.At(line.At).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), line.By ?? "phân hệ", line.Act, line.Subject, line.Reason ?? ""])),
        Csv.MediaType, "Lịch sử.csv");
}
