using System.Net;
using LangSon.Txct.Network;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;
using RestSharp;

namespace LangSon.Txct.Transport;

/// <summary>The one way to speak to one other system: bounded, repeated where that is safe, and left alone while it fails.</summary>
internal sealed class PeerClient : IDisposable
{
    private readonly HttpClient http;
    private readonly RestClient rest;
    private readonly IPeerCredentials credentials;
    private readonly PeerPipelines pipelines;
    private readonly PeerOptions options;
    private readonly TimeProvider time;
    private readonly Uri baseUrl;
    private volatile bool disguises;

    /// <param name="baseUrl">The contract's base address at this peer.</param>
    /// <param name="lines">By which way it is called.</param>
    /// <param name="parallel">Calls at the same time; null for the options' number.</param>
    /// <param name="disguises">Whether PUT and PATCH go as POST from the first; otherwise from when something in between has refused one.</param>
    public PeerClient(Uri baseUrl, IPeerCredentials credentials, PeerOptions options, OutgoingLines lines, TimeProvider time, int? parallel = null, bool disguises = false)
    {
        this.disguises = disguises;
        this.baseUrl = baseUrl;
        this.credentials = credentials;
        this.options = options;
        this.time = time;
        pipelines = new PeerPipelines(options, parallel ?? options.Parallel, time);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = 32,
        };
        lines.Apply(handler);
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        rest = new RestClient(http, new RestClientOptions(baseUrl) { FollowRedirects = false, Timeout = Timeout.InfiniteTimeSpan });
    }

    /// <inheritdoc cref="PeerPipelines.RestsUntil"/>
    public DateTimeOffset? RestsUntil => pipelines.RestsUntil;

    public void Dispose()
    {
        rest.Dispose();
        http.Dispose();
    }

    /// <summary>Whether an address that the peer names stands at the same scheme, machine and port as its own.</summary>
    public bool IsOwnAddress(string url) => Uri.TryCreate(baseUrl, url, out var address)
        && address.GetLeftPart(UriPartial.Authority) == baseUrl.GetLeftPart(UriPartial.Authority);

    /// <summary>Makes the call; the credentials are renewed once if they are no longer accepted.</summary>
    public async Task<PeerReply> SendAsync(PeerRequest request, CancellationToken cancel)
    {
        var reply = await SendSignedAsync(request with { IsDisguised = disguises }, cancel);
        if (disguises || !request.IsDisguisable || !IsBlocked(reply))
        {
            return reply;
        }

        var again = await SendSignedAsync(request with { IsDisguised = true }, cancel);
        disguises = again.IsSuccess;
        return again.IsSuccess || PeerAnswers.HasCode(again) ? again : reply;
    }

    /// <summary>Makes the call without credentials: what the other system tells everyone.</summary>
    public Task<PeerReply> SendAnonymouslyAsync(PeerRequest request, CancellationToken cancel) => RunAsync(request, null, cancel);

    /// <summary>Refused because of its method, and not in the words of the contract: by something that stands in between.</summary>
    private static bool IsBlocked(PeerReply reply) =>
        reply.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented or HttpStatusCode.Forbidden && !PeerAnswers.HasCode(reply);

    private async Task<PeerReply> SendSignedAsync(PeerRequest request, CancellationToken cancel)
    {
        var reply = await SendOnceAsync(request, cancel);
        return reply.Status == HttpStatusCode.Unauthorized && credentials.Forget() ? await SendOnceAsync(request, cancel) : reply;
    }

    private async Task<PeerReply> SendOnceAsync(PeerRequest request, CancellationToken cancel)
    {
        var authorization = await credentials.FindAsync(this, cancel);
        return authorization is Answer<string>.Ok { Value: var value } ? await RunAsync(request, value, cancel) : Unauthorized(authorization);
    }

    private async Task<PeerReply> RunAsync(PeerRequest request, string? authorization, CancellationToken cancel)
    {
        try
        {
            return await pipelines.RunAsync(request, token => AttemptAsync(request, authorization, token), cancel);
        }
        catch (Exception exception) when (exception is TimeoutRejectedException or BrokenCircuitException or RateLimiterRejectedException)
        {
            return PeerReply.None(exception.Message);
        }
    }

    private async ValueTask<PeerReply> AttemptAsync(PeerRequest request, string? authorization, CancellationToken cancel)
    {
        var body = new PeerBody(request.Receive, options, time);
        var response = await rest.ExecuteAsync(request.Build(authorization, body), cancel);

        // The library reports a cancelled call as an answer; callers asked for an exception.
        cancel.ThrowIfCancellationRequested();

        if (response.StatusCode == 0 || body.Fault is not null)
        {
            return PeerReply.None(body.Fault ?? response.ErrorMessage ?? response.ErrorException?.Message ?? "no answer");
        }

        var headers = (response.Headers ?? []).Concat(response.ContentHeaders ?? [])
            .GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First().Value, StringComparer.OrdinalIgnoreCase);
        return new PeerReply(response.StatusCode, headers, body.Text, null);
    }

    private static PeerReply Unauthorized(Answer<string> answer) => answer switch
    {
        Answer<string>.Unavailable unavailable => PeerReply.None(unavailable.Reason),
        _ => new PeerReply(HttpStatusCode.Unauthorized, new Dictionary<string, string>(), "", null),
    };
}
