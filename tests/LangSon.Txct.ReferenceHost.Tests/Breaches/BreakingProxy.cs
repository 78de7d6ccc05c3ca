using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.ReferenceHost.Breaches;

/// <summary>Stands before a host, forwards everything, and does one thing otherwise.</summary>
internal sealed class BreakingProxy : IAsyncDisposable
{
    /// <summary>Headers of one connection, which do not pass on, and the length, which the body gives anew.</summary>
    private static readonly string[] OfTheConnection = ["Transfer-Encoding", "Connection", "Keep-Alive", "Host", "Date", "Server", "Content-Length"];

    private readonly HttpClient upstream;
    private readonly WebApplication app;
    private readonly Breach breach;
    private readonly Seen seen = new();
    private readonly string prefix;

    /// <param name="host">The base address of the host that keeps the contract.</param>
    private BreakingProxy(Uri host, Breach breach)
    {
        this.breach = breach;
        prefix = host.AbsolutePath.TrimEnd('/');
        upstream = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = host };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(ForwardAsync);
    }

    /// <summary>The base address by which the host is reached through the proxy.</summary>
    public Uri Url => new(new Uri(app.Urls.Single()), prefix);

    public static async Task<BreakingProxy> StartAsync(Uri host, Breach breach, CancellationToken cancel)
    {
        var proxy = new BreakingProxy(host, breach);
        await proxy.app.StartAsync(cancel);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        upstream.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        try
        {
            var exchange = await Exchange.AskedAsync(context.Request, prefix);
            seen.Asked(exchange);
            breach.Ask?.Invoke(exchange, seen);
            using var request = Request(context, exchange);
            using var response = await upstream.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            exchange.Status = (int)response.StatusCode;
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            {
                exchange.AnswerHeaders[name] = string.Join(", ", values);
            }

            exchange.Answer = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
            seen.Answered(exchange);
            breach.Change?.Invoke(exchange, seen);
            await AnswerAsync(context.Response, exchange, context.RequestAborted);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }

    /// <summary>The same request; bytes that are no JSON pass as they come, so that a cut passes too.</summary>
    private HttpRequestMessage Request(HttpContext context, Exchange exchange)
    {
        var request = new HttpRequestMessage(new HttpMethod(exchange.Method), exchange.Target ?? context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()!.CanHaveBody)
        {
            request.Content = exchange.SentBytes is { } json ? new ByteArrayContent(json) : new StreamContent(context.Request.Body);
            request.Content.Headers.ContentLength = exchange.SentBytes?.Length ?? context.Request.ContentLength;
        }

        foreach (var (name, value) in exchange.AskedHeaders.Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private static async Task AnswerAsync(HttpResponse response, Exchange exchange, CancellationToken cancel)
    {
        response.StatusCode = exchange.Status;
        foreach (var (name, value) in exchange.AnswerHeaders.Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            response.Headers[name] = value;
        }

        if (exchange.Method != "HEAD" && exchange.Status is not ((int)HttpStatusCode.NoContent or (int)HttpStatusCode.NotModified))
        {
            response.ContentLength = exchange.Answer.Length;
            await response.Body.WriteAsync(exchange.Answer, cancel);
        }
    }
}
