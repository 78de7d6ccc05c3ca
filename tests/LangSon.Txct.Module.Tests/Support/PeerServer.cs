using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using LangSon.Txct.Network;
using LangSon.Txct.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LangSon.Txct.Support;

/// <summary>Another system over a real socket; a test says what it answers.</summary>
internal sealed class PeerServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private Func<HttpContext, int, Task> answer = (context, _) => Task.CompletedTask;

    private PeerServer(WebApplication app) => this.app = app;

    /// <summary>Every request that arrived, in order, as in "GET /base/sessions?limit=1".</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The base address, without a slash at its end.</summary>
    public Uri Url => new($"{app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/base");

    /// <param name="certificate">To be spoken to over https; null for http.</param>
    public static async Task<PeerServer> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var server = new PeerServer(builder.Build());
        server.app.Run(context =>
        {
            server.Requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            return server.answer(context, server.Requests.Count);
        });
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Answers with this from now on; the number is that of the request, from 1.</summary>
    public void Answer(Func<HttpContext, int, Task> with) => answer = with;

    public void Answer(HttpStatusCode status, string body = "{}", string mediaType = "application/json") => Answer((context, _) => WriteAsync(context, status, body, mediaType));

    public void Answer(string body) => Answer(HttpStatusCode.OK, body);

    /// <summary>As an answer of a contract, with its headers.</summary>
    public static Task WriteAsync(HttpContext context, HttpStatusCode status, string body = "{}", string mediaType = "application/json")
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = mediaType;
        context.Response.Headers["Txct-Server-Time"] = "2024-06-12T08:00:00+07:00";
        context.Response.Headers["Txct-Epoch"] = "e1";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>A client of this system that waits for nothing between its attempts.</summary>
    public PeerClient Client(int retries = 2, TimeProvider? time = null, Action<PeerOptions>? change = null) =>
        new(Url, new BearerKey("group-key"), Options(retries, change), Straight, time ?? TimeProvider.System);

    /// <summary>The ways of settings that say nothing.</summary>
    public static OutgoingLines Straight => new(Microsoft.Extensions.Options.Options.Create(new NetworkOptions()));

    public static PeerOptions Options(int retries = 2, Action<PeerOptions>? change = null)
    {
        var options = new PeerOptions { Retries = retries, RetryDelay = TimeSpan.Zero };
        change?.Invoke(options);
        return options;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
