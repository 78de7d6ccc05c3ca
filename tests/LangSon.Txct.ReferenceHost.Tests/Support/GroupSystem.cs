using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>The system of a group, by contracts/groups: each paper that lies in its folder is the minutes of a meeting of its own.</summary>
internal sealed class GroupSystem : IAsyncDisposable
{
    public const string GroupId = "T06";

    private readonly WebApplication app;

    private GroupSystem(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.Single());

    public static async Task<GroupSystem> StartAsync(DroppedPapers papers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.Headers["Txct-Server-Time"] = Stamp(DateTimeOffset.UtcNow);
            context.Response.Headers["Txct-Epoch"] = "e1";
            return next(context);
        });
        app.MapGet("/", () => TypedResults.Ok(new
        {
            group = new { id = GroupId, name = "Tổ 06" }, epoch = "e1", serverTime = Stamp(DateTimeOffset.UtcNow), rateLimit = new { requestsPerMinute = 600_000 },
        }));
        app.MapGet("/reports", () => TypedResults.Ok(new { data = Names(papers).Select((name, place) => Row(papers, name, place)), pagination = new { nextCursor = (string?)null } }));
        app.MapGet("/reports/{place:int}/attachments/a1", (int place) => TypedResults.PhysicalFile(Path.Combine(papers.Folder, Names(papers)[place]), "application/octet-stream", enableRangeProcessing: true));
        app.MapGet("/meetings", () => TypedResults.NotFound());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new GroupSystem(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string[] Names(DroppedPapers papers) => [.. Directory.GetFiles(papers.Folder, "*.docx").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static object Row(DroppedPapers papers, string name, int place)
    {
        var bytes = File.ReadAllBytes(Path.Combine(papers.Folder, name));
        return new
        {
            id = $"{place}", version = 1, kind = "Minutes", groupId = GroupId, round = "2024-pre-mid", meeting = new { date = "2024-06-12", place = name }, title = "Biên bản",
            attachments = new[] { new { id = "a1", name, mediaType = "application/octet-stream", size = bytes.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) } },
            modifiedAt = Stamp(File.GetLastWriteTimeUtc(Path.Combine(papers.Folder, name))),
        };
    }

    private static string Stamp(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
