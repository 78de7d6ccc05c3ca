using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using LangSon.Txct.ReferenceHost.Contract;

namespace LangSon.Txct.ReferenceHost.Demo;

/// <summary>Looks at the host from outside, by its own API: what is there, and whether its bytes are what they are said to be.</summary>
internal sealed class HostObserver(HttpClient http, string credentialsFile) : IDisposable
{
    private const string Base = "/txct-host/v1";

    public static HostObserver Of(StartOptions options) => new(new HttpClient { BaseAddress = options.Url }, ServiceCredentials.PathIn(options));

    public void Dispose() => http.Dispose();

    /// <summary>Every part of every version of every document that is not withdrawn, its digest counted from the downloaded bytes.</summary>
    private async Task<IReadOnlyList<SeenFile>> DocumentFilesAsync(CancellationToken cancel) =>
        await FilesAsync("documents", "documentId", "parts", "parts", cancel);

    /// <summary>Every attachment of every version of every group's paper, its digest counted from the downloaded bytes.</summary>
    private async Task<IReadOnlyList<SeenFile>> ReportFilesAsync(CancellationToken cancel) =>
        await FilesAsync("voter-contact-reports", "reportId", "attachments", "attachments", cancel);

    /// <summary>The documents that are visible now.</summary>
    public async Task<IReadOnlyList<JsonElement>> DocumentsAsync(CancellationToken cancel) => [.. (await ListAsync("documents", cancel)).Where(row => !row.TryGetProperty("withdrawn", out _))];

    /// <summary>All that is there.</summary>
    public async Task<HostContents> ReadAsync(CancellationToken cancel) => new(await DocumentFilesAsync(cancel), await ReportFilesAsync(cancel), await WithdrawnAsync(cancel));

    /// <summary>The withdrawn documents, each of which was asked for and answered 410.</summary>
    private async Task<IReadOnlyList<string>> WithdrawnAsync(CancellationToken cancel)
    {
        List<string> gone = [];
        foreach (var row in (await ListAsync("documents", cancel)).Where(row => row.TryGetProperty("withdrawn", out _)))
        {
            var id = row.GetProperty("documentId").GetString()!;
            using var answer = await http.GetAsync($"{Base}/documents/{id}", cancel);
            if (answer.StatusCode == System.Net.HttpStatusCode.Gone)
            {
                gone.Add(id);
            }
        }

        return gone;
    }

    private async Task<IReadOnlyList<SeenFile>> FilesAsync(string list, string idName, string partsName, string path, CancellationToken cancel)
    {
        var files = new List<SeenFile>();
        foreach (var row in (await ListAsync(list, cancel)).Where(row => !row.TryGetProperty("withdrawn", out _)))
        {
            var id = row.GetProperty(idName).GetString()!;
            for (var n = 1; n <= row.GetProperty("n").GetInt32(); n++)
            {
                var version = await GetAsync($"{Base}/{list}/{id}/versions/{n}", cancel);
                foreach (var part in version.GetProperty(partsName).EnumerateArray())
                {
                    var name = part.GetProperty("name").GetString()!;
                    var sha256 = await DigestAsync($"{Base}/{list}/{id}/versions/{n}/{path}/{Uri.EscapeDataString(name)}", cancel);
                    files.Add(new SeenFile(id, n, name, version.TryGetProperty("kind", out var kind) ? kind.GetString() : null, part.GetProperty("sha256").GetString()!, sha256));
                }
            }
        }

        return files;
    }

    private async Task<IReadOnlyList<JsonElement>> ListAsync(string list, CancellationToken cancel)
    {
        var rows = new List<JsonElement>();
        var next = $"{Base}/{list}?limit=500";
        while (next is not null)
        {
            var page = await GetAsync(next, cancel);
            rows.AddRange(page.GetProperty("data").EnumerateArray());
            next = page.GetProperty("links").GetProperty("next").GetString();
        }

        return rows;
    }

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancel)
    {
        using var response = await SendAsync(path, cancel);
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
    }

    private async Task<string> DigestAsync(string path, CancellationToken cancel)
    {
        using var response = await SendAsync(path, cancel);
        await using var bytes = await response.Content.ReadAsStreamAsync(cancel);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancel));
    }

    private async Task<HttpResponseMessage> SendAsync(string path, CancellationToken cancel)
    {
        http.DefaultRequestHeaders.Authorization ??= new AuthenticationHeaderValue("Bearer", await TokenAsync(cancel));
        var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancel);
        return response.EnsureSuccessStatusCode();
    }

    private async Task<string> TokenAsync(CancellationToken cancel)
    {
        await using var file = File.OpenRead(credentialsFile);
        var credentials = await JsonSerializer.DeserializeAsync<JsonElement>(file, cancellationToken: cancel);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = credentials.GetProperty("clientId").GetString()!,
            ["client_secret"] = credentials.GetProperty("clientSecret").GetString()!,
        });
        using var response = await http.PostAsync(credentials.GetProperty("tokenUrl").GetString(), form, cancel);
        var token = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancel);
        return token.GetProperty("access_token").GetString()!;
    }
}

/// <summary>One file as it lies in the host.</summary>
/// <param name="Kind">Of a group's paper: VoterContactReport, Minutes or GroupPlan; else null.</param>
/// <param name="Sha256">What the host says.</param>
/// <param name="CountedSha256">What its bytes say.</param>
internal sealed record SeenFile(string Id, int Number, string Name, string? Kind, string Sha256, string CountedSha256);
