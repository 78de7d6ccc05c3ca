using LangSon.Txct.Content;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Benchmarks.Comparison;

/// <summary>The least that a host can do with a file: write it, sync it, say so.</summary>
internal static class PlainReceiver
{
    /// <summary>Serves until its standard input ends; its first line says where.</summary>
    public static async Task RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null).UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPut("/{name}", async (string name, HttpContext context, CancellationToken cancel) =>
        {
            await using var file = new FileStream(Path.Combine(folder, Path.GetFileName(name)), FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 << 10, FileOptions.Asynchronous);
            await context.Request.Body.CopyToAsync(file, cancel);
            DurableFiles.Sync(file);
            return TypedResults.Created();
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        while (await Console.In.ReadLineAsync() is not null)
        {
            // Whoever started it holds the other end.
        }

        await app.StopAsync();
    }
}
