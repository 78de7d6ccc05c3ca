using System.Globalization;
using System.Security.Cryptography;
using LangSon.Txct.Benchmarks.Papers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Benchmarks.Comparison;

/// <summary>The systems of many groups in one process of its own, by contracts/groups, as fast as they can be.</summary>
internal static class GroupsServer
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow;

    private static string Now => Stamp(DateTimeOffset.UtcNow);

    /// <summary>Serves until its standard input ends; its first line says where.</summary>
    public static async Task RunAsync(int groups, int reports)
    {
        var digests = new (string Sha256, int Size)[groups + 1, reports + 1];
        Parallel.For(1, groups + 1, group =>
        {
            for (var number = 1; number <= reports; number++)
            {
                var bytes = GroupPapers.Write(group, number);
                digests[group, number] = (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
            }
        });

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.Headers["Txct-Server-Time"] = Now;
            context.Response.Headers["Txct-Epoch"] = "e1";
            return next(context);
        });
        app.MapGet("/{group:int}", (int group) => TypedResults.Ok(new
        {
            group = new { id = GroupPapers.GroupId(group), name = GroupPapers.GroupId(group) }, epoch = "e1", serverTime = Now, rateLimit = new { requestsPerMinute = 6_000_000 },
        }));
        app.MapGet("/{group:int}/reports", (int group, int limit, int? cursor, string? modifiedSince) =>
        {
            // The newest paper is asked for again each time: the bound is inclusive.
            var from = modifiedSince is null ? cursor ?? 0 : reports - 1;
            var rows = Enumerable.Range(from + 1, Math.Min(limit, reports - from)).Select(number => Row(group, number, reports, digests[group, number]));
            return TypedResults.Ok(new { data = rows, pagination = new { nextCursor = from + limit < reports ? $"{from + limit}" : null } });
        });
        app.MapGet("/{group:int}/reports/{id}/attachments/a1", (int group, string id) => TypedResults.Bytes(GroupPapers.Write(group, int.Parse(id[1..], CultureInfo.InvariantCulture)), "application/pdf"));
        app.MapGet("/stalls/{**rest}", (CancellationToken gone) => Task.Delay(Timeout.Infinite, gone));
        app.MapGet("/{group:int}/meetings", () => TypedResults.NotFound());
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        while (await Console.In.ReadLineAsync() is not null)
        {
            // Whoever started it holds the other end.
        }

        await app.StopAsync();
    }

    private static object Row(int group, int number, int reports, (string Sha256, int Size) file) => new
    {
        id = $"r{number}", version = 1, kind = "Minutes", groupId = GroupPapers.GroupId(group), round = "2024-pre-mid", meeting = new { date = "2024-06-12", place = GroupPapers.Place(number) }, title = "Biên bản",
        attachments = new[] { new { id = "a1", name = $"bien-ban-{number}.pdf", mediaType = "application/pdf", size = file.Size, sha256 = file.Sha256 } },

        // The last one is the newest: an unchanged question lists it alone.
        modifiedAt = Stamp(Start.AddDays(number == reports ? -1 : -30)),
    };

    private static string Stamp(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
