using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using LangSon.Txct.ReferenceHost.Contract;
using LangSon.Txct.ReferenceHost.Groups;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LangSon.Txct.ReferenceHost.Support;

/// <summary>Writes down each request and answer of the contracts as they pass the wire; of bytes only that there were some.</summary>
internal sealed class Traffic : IStartupFilter
{
    private readonly ConcurrentQueue<JsonObject> exchanges = new();

    public IReadOnlyCollection<JsonObject> Exchanges => exchanges;

    /// <summary>Default true. False where so much passes that nobody wants it kept.</summary>
    public bool IsRecording { get; set; } = true;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(RecordAsync);
        next(app);
    };

    private async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsRecording || (!context.Request.Path.StartsWithSegments(HostContract.Prefix) && !context.Request.Path.StartsWithSegments(GroupSystems.Prefix)))
        {
            await next(context);
            return;
        }

        var sent = await RequestBodyAsync(context.Request);
        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await next(context);
        context.Response.Body = wire;
        if (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody got this answer: it never passed the wire.
            return;
        }

        exchanges.Enqueue(Exchange(context, sent, answer.ToArray()));
        answer.Position = 0;
        await answer.CopyToAsync(wire);
    }

    private static async Task<string?> RequestBodyAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            return null;
        }

        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var text = await reader.ReadToEndAsync();
        request.Body.Position = 0;
        return text;
    }

    private static JsonObject Exchange(HttpContext context, string? sent, byte[] answer) => new()
    {
        ["method"] = context.Request.Method,
        ["path"] = context.Request.Path.Value,
        ["query"] = context.Request.QueryString.Value,
        ["requestHeaders"] = Headers(context.Request.Headers),
        ["request"] = sent,
        ["status"] = context.Response.StatusCode,
        ["responseHeaders"] = Headers(context.Response.Headers),
        ["response"] = context.Response.ContentType?.Contains("json", StringComparison.Ordinal) == true ? Encoding.UTF8.GetString(answer) : null,
    };

    private static JsonObject Headers(IHeaderDictionary headers) =>
        new(headers.Where(header => header.Key != "Authorization").Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)header.Value.ToString())));
}
