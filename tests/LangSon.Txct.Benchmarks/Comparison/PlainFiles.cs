using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Benchmarks.Comparison;

/// <summary>What ASP.NET Core itself can do with files: the same ones, to everybody, from its own answer for files and without writing anything down.</summary>
internal static class PlainFiles
{
    /// <summary>Serves until its standard input ends; its first line says where.</summary>
    public static async Task RunAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/{name}", (string name) => TypedResults.PhysicalFile(Path.Combine(folder, Path.GetFileName(name)), "application/pdf", enableRangeProcessing: true));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        while (await Console.In.ReadLineAsync() is not null)
        {
            // Whoever started it holds the other end.
        }

        await app.StopAsync();
    }
}
