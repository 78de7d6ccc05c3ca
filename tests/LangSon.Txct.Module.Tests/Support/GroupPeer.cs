using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LangSon.Txct.Support;

/// <summary>A group's system over real HTTP that has certain papers, and tells of them as a test wants it to.</summary>
internal sealed class GroupPeer
{
    private readonly Dictionary<string, byte[]> bytes = [];

    /// <summary>What it really has.</summary>
    public List<PeerPaper> Papers { get; } = [];

    public int PageSize { get; set; } = 2;

    /// <summary>Its clock.</summary>
    public DateTimeOffset Now { get; set; } = new(2024, 6, 20, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>Answers in its place where it returns true.</summary>
    public Func<HttpContext, Task<bool>>? Instead { get; set; }

    /// <summary>What it understands when it is asked for what changed since then.</summary>
    public Func<DateTimeOffset, DateTimeOffset> Since { get; set; } = asked => asked;

    /// <summary>In which order it lists.</summary>
    public Func<IEnumerable<PeerPaper>, IEnumerable<PeerPaper>> Order { get; set; } = papers => papers.OrderBy(paper => paper.ModifiedAt).ThenBy(paper => paper.Id, StringComparer.Ordinal);

    public GroupPeer(PeerServer server) => server.Answer((context, _) => AnswerAsync(context));

    /// <summary>Adds a paper of minutes of its own meeting, or changes it.</summary>
    public PeerPaper Put(string id, string text, DateTimeOffset? at = null, string? name = null)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var version = Papers.FirstOrDefault(paper => paper.Id == id)?.Version + 1 ?? 1;
        var paper = new PeerPaper(id, version, name ?? "biên bản.docx", Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, at ?? Now);
        Papers.RemoveAll(known => known.Id == id);
        Papers.Add(paper);
        bytes[id] = content;
        return paper;
    }

    /// <summary>Other bytes than those that are listed.</summary>
    public void Swap(string id, string text) => bytes[id] = Encoding.UTF8.GetBytes(text);

    /// <summary>A page with these papers.</summary>
    public Task PageAsync(HttpContext context, IEnumerable<PeerPaper> papers, string? next) => WriteAsync(context, new { data = papers.Select(Row), pagination = new { nextCursor = next } });

    private async Task AnswerAsync(HttpContext context)
    {
        if (Instead is not null && await Instead(context))
        {
            return;
        }

        var path = context.Request.Path.Value!["/base".Length..].Trim('/').Split('/');
        await (path switch
        {
            [""] => WriteAsync(context, new { group = new { id = "T01", name = "Tổ 01" }, epoch = "e1", serverTime = Now, rateLimit = new { requestsPerMinute = 600_000 } }),
            ["reports"] => ListAsync(context),
            ["reports", var id, "attachments", _] => SendAsync(context, id),
            _ => PeerServer.WriteAsync(context, HttpStatusCode.NotFound),
        });
    }

    private Task ListAsync(HttpContext context)
    {
        var since = context.Request.Query["modifiedSince"].ToString() is { Length: > 0 } asked ? Since(DateTimeOffset.Parse(asked, CultureInfo.InvariantCulture)) : (DateTimeOffset?)null;
        var from = context.Request.Query["cursor"].ToString() is { Length: > 0 } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        var listed = Order(Papers.Where(paper => since is null || paper.ModifiedAt >= since)).ToList();
        return PageAsync(context, listed.Skip(from).Take(PageSize), from + PageSize < listed.Count ? $"{from + PageSize}" : null);
    }

    private async Task SendAsync(HttpContext context, string id)
    {
        var content = bytes[id];
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";
        var from = 0;
        if (context.Request.Headers.IfRange == tag && context.Request.Headers.Range.ToString() is { Length: > 0 } range)
        {
            from = int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
            context.Response.StatusCode = (int)HttpStatusCode.PartialContent;
        }

        context.Response.Headers.ETag = tag;
        context.Response.ContentLength = content.Length - from;
        await context.Response.Body.WriteAsync(content.AsMemory(from), context.RequestAborted);
    }

    private Task WriteAsync(HttpContext context, object body)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers["Txct-Server-Time"] = Now.ToString("O", CultureInfo.InvariantCulture);
        context.Response.Headers["Txct-Epoch"] = "e1";
        return context.Response.WriteAsync(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), context.RequestAborted);
    }

    private static object Row(PeerPaper paper) => new
    {
        id = paper.Id, version = paper.Version, kind = "Minutes", groupId = "T01", round = "2024-pre-mid", meeting = new { date = "2024-06-12", place = $"Xã {paper.Id}" }, title = "Biên bản",
        attachments = new[] { new { id = "a1", name = paper.FileName, mediaType = "application/octet-stream", size = paper.Size, sha256 = paper.Sha256 } }, modifiedAt = paper.ModifiedAt,
    };
}

internal sealed record PeerPaper(string Id, int Version, string FileName, string Sha256, long Size, DateTimeOffset ModifiedAt);
