using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Some host of the contract, known by its base address and by what a client signs in with.</summary>
internal sealed class HostUnderTest : IDisposable
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "••••••";

    /// <summary>Longest wait for one answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private readonly string secret;
    private readonly ConcurrentQueue<Call> calls = new();
    private readonly string token;

    private HostUnderTest(Uri baseUrl, string secret, string token, HttpClient http) => (BaseUrl, this.secret, this.token, this.http) = (baseUrl, secret, token, http);

    /// <summary>With a slash at its end.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The level that the host says of itself; null if it says none.</summary>
    public int? SaidLevel { get; private init; }

    /// <summary>What was asked through this object, in the order of asking.</summary>
    public IReadOnlyCollection<Call> Calls => calls;

    /// <summary>Whether the host takes documents by uploads that resume, as level 3 has it; one that says less takes them whole.</summary>
    public bool HasUploads => SaidLevel is not (1 or 2);

    /// <summary>Asks the host where tokens are given out, and takes one. Where a host below level 3 gives out none, the secret itself is the key.</summary>
    /// <exception cref="ClauseBroken">The host gave no token.</exception>
    /// <exception cref="HttpRequestException">Nobody answers there; so does <see cref="OperationCanceledException"/> where <see cref="Patience"/> ends.</exception>
    public static async Task<HostUnderTest> SignInAsync(Uri url, string clientId, string clientSecret, CancellationToken cancel)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };
        try
        {
            var stranger = new HostUnderTest(new Uri($"{url.AbsoluteUri.TrimEnd('/')}/"), clientSecret, "", http);
            var facts = (await stranger.AskAsync(new HttpRequestMessage(HttpMethod.Get, ""), signedIn: false, cancel)).Must(200);
            int? saidLevel = facts.Json.TryGetProperty("level", out var level) && level.TryGetInt32(out var said) ? said : null;
            if (saidLevel is 1 or 2 && !facts.Json.TryGetProperty("tokenUrl", out _))
            {
                return new HostUnderTest(stranger.BaseUrl, clientSecret, clientSecret, http) { SaidLevel = saidLevel };
            }

            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = clientSecret,
            });
            var request = new HttpRequestMessage(HttpMethod.Post, facts.Text("tokenUrl")) { Content = form };
            var token = (await stranger.AskAsync(request, signedIn: false, cancel, isSecret: true)).Must(200).Text("access_token");
            return new HostUnderTest(stranger.BaseUrl, clientSecret, token, http) { SaidLevel = saidLevel };
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    /// <summary>An id that this host has not seen.</summary>
    public static string NewId(string kind) => $"{kind}-{Guid.CreateVersion7():n}";

    /// <summary>The same host, with calls of its own; it is at its end with this one.</summary>
    public HostUnderTest Apart() => new(BaseUrl, secret, token, http) { SaidLevel = SaidLevel };

    /// <summary>The text without the client's secret and token, should the host have sent them back.</summary>
    public string Masked(string text)
    {
        var open = token.Length > 0 ? text.Replace(token, Mask, StringComparison.Ordinal) : text;
        return secret.Length > 0 ? open.Replace(secret, Mask, StringComparison.Ordinal) : open;
    }

    public Task<Answer> GetAsync(string path, CancellationToken cancel) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancel);

    /// <summary>Sends with the client's token and reads the whole answer.</summary>
    public Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancel) => AskAsync(request, signedIn: true, cancel);

    /// <summary>Sends as it is: without a token, or with the one that the request has.</summary>
    public Task<Answer> SendAsStrangerAsync(HttpRequestMessage request, CancellationToken cancel) => AskAsync(request, signedIn: false, cancel);

    public void Dispose() => http.Dispose();

    /// <param name="isSecret">Whether the bodies of request and answer are nobody's to see.</param>
    private async Task<Answer> AskAsync(HttpRequestMessage request, bool signedIn, CancellationToken cancel, bool isSecret = false)
    {
        var asked = $"{request.Method} {request.RequestUri?.ToString() ?? "/"}";
        request.RequestUri = request.RequestUri is { } path ? new Uri(BaseUrl, path) : BaseUrl;
        if (signedIn)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using (request)
        {
            var call = new Call(asked, Masked(await CallText.OfAsync(request, !isSecret, cancel)));
            calls.Enqueue(call);
            using var response = await http.SendAsync(request, cancel);
            var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            var body = await response.Content.ReadAsByteArrayAsync(cancel);
            call.Came = Masked(CallText.Of((int)response.StatusCode, headers, body, withBody: !isSecret || !response.IsSuccessStatusCode));
            return new Answer(call, (int)response.StatusCode, headers, body);
        }
    }
}
