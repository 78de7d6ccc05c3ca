using System.Globalization;
using LangSon.Txct.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LangSon.Txct.Operations.Bundle;

/// <summary>The bundle for whoever helps from afar: read here first, then taken away.</summary>
internal static class DiagnosticsScreens
{
    public static void MapDiagnostics(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("diagnostics", Show);
        pages.MapGet("diagnostics/bundle.zip", Download);
    }

    private static async Task<RazorComponentResult<DiagnosticsPage>> Show(BundleMaker maker, CancellationToken cancel) => new(new { Entries = await maker.MakeAsync(cancel) });

    private static async Task<FileContentHttpResult> Download(BundleMaker maker, TimeProvider time, CancellationToken cancel)
    {
        using var zip = new MemoryStream();
        await SupportBundle.WriteAsync(await maker.MakeAsync(cancel), zip, cancel);
        return TypedResults.File(zip.ToArray(), "application/zip", VietNam.At(time.GetUtcNow()).ToString("'txct-chan-doan-'yyyyMMdd-HHmm'.zip'", CultureInfo.InvariantCulture));
    }
}
