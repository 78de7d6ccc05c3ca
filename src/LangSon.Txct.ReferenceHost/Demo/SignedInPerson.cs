using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LangSon.Txct.ReferenceHost.Demo;

/// <summary>A person at a browser: signs in by the host's form, opens pages, follows links.</summary>
internal sealed partial class SignedInPerson : IDisposable
{
    private readonly HttpClient http;

    private SignedInPerson(HttpClient http) => this.http = http;

    public static async Task<SignedInPerson> SignInAsync(Uri host, string userName, string password, CancellationToken cancel)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host };
        var form = await http.GetStringAsync("/sign-in", cancel);
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["userName"] = userName,
            ["password"] = password,
            ["__RequestVerificationToken"] = AntiforgeryToken().Match(form).Groups[1].Value,
        });
        using var answer = await http.PostAsync("/sign-in", fields, cancel);
        answer.EnsureSuccessStatusCode();
        return new SignedInPerson(http);
    }

    public void Dispose() => http.Dispose();

    public Task<string> PageAsync(string path, CancellationToken cancel) => http.GetStringAsync(path, cancel);

    public Task<byte[]> DownloadAsync(string path, CancellationToken cancel) => http.GetByteArrayAsync(path, cancel);

    public Task<JsonElement> JsonAsync(string path, CancellationToken cancel) => http.GetFromJsonAsync<JsonElement>(path, cancel);

    public async Task AskAsync(string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { { "X-Txct-Request", "1" } } };
        using var answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
