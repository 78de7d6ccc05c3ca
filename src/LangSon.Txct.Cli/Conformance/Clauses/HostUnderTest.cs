using System.Net.Http.Headers;

namespace LangSon.Txct.Cli.Conformance.Clauses;

/// <summary>Some host of the contract, known by its base address and by what a client signs in with.</summary>
internal sealed class HostUnderTest : IDisposable
{
    /// <summary>Longest wait for one answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };
    private string token = "";

    private HostUnderTest(Uri baseUrl) => BaseUrl = baseUrl;

    /// <summary>With a slash at its end.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Asks the host where tokens are given out, and takes one.</summary>
    /// <exception cref="ClauseBroken">The host gave no token.</exception>
    public static async Task<HostUnderTest> SignInAsync(Uri url, string clientId, string clientSecret, CancellationToken cancel)
    {
        var host = new HostUnderTest(new Uri($"{url.AbsoluteUri.TrimEnd('/')}/"));
        var facts = (await host.AskAsync(new HttpRequestMessage(HttpMethod.Get, ""), signedIn: false, cancel)).Must(200);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = clientSecret,
        });
        var request = new HttpRequestMessage(HttpMethod.Post, facts.Text("tokenUrl")) { Content = form };
        host.token = (await host.AskAsync(request, signedIn: false, cancel)).Must(200).Text("access_token");
        return host;
    }

    /// <summary>An id that this host has not seen.</summary>
    public static string NewId(string kind) => $"{kind}-{Guid.CreateVersion7():n}";

    public Task<Answer> GetAsync(string path, CancellationToken cancel) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancel);

    /// <summary>Sends with the client's token and reads the whole answer.</summary>
    public Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancel) => AskAsync(request, signedIn: true, cancel);

    /// <summary>Sends as it is: without a token, or with the one that the request has.</summary>
    public Task<Answer> SendAsStrangerAsync(HttpRequestMessage request, CancellationToken cancel) => AskAsync(request, signedIn: false, cancel);

    public void Dispose() => http.Dispose();

    private async Task<Answer> AskAsync(HttpRequestMessage request, bool signedIn, CancellationToken cancel)
    {
        var asked = $"{request.Method} {request.RequestUri?.ToString() ?? "/"}";
        request.RequestUri = request.RequestUri is { } path ? new Uri(BaseUrl, path) : BaseUrl;
        if (signedIn)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using (request)
        using (var response = await http.SendAsync(request, cancel))
        {
            var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            return new Answer(asked, (int)response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync(cancel));
        }
    }
}
