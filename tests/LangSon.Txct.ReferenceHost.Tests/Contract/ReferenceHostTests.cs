using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>What is particular to the reference host, beyond the clauses that any host keeps.</summary>
public class ReferenceHostTests(ClauseHost host) : IClassFixture<ClauseHost>
{
    private readonly HttpClient service = host.Service;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_that_ended_after_it_had_moved_the_bytes_is_made_good_by_the_next()
    {
        var document = new SampleDocument("doc-half", "bytes of a half commit");
        var upload = await document.UploadAsync(service, Cancel);
        var content = Path.Combine(host.Running.Options.Data, "host", "content", document.Sha256[..2]);
        Directory.CreateDirectory(content);
        File.Move(Path.Combine(host.Running.Options.Data, "host", "uploads", upload), Path.Combine(content, document.Sha256));

        await SendAsync(document.Commit(1, upload));

        Assert.Equal(document.Bytes, await service.GetByteArrayAsync($"documents/doc-half/versions/1/parts/{Uri.EscapeDataString("văn bản.txt")}", Cancel));
    }

    [Fact]
    public async Task More_bytes_with_the_creation_than_the_upload_has_are_refused()
    {
        var document = new SampleDocument("doc-too-much");

        var answer = await service.SendAsync(document.Begin([.. document.Bytes, 1]), Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_has_no_closing_time_until_it_has_closed()
    {
        var sessions = (await JsonAsync("sessions")).GetProperty("data");

        Assert.Equal(2, sessions.GetArrayLength());
        Assert.All(sessions.EnumerateArray(), session => Assert.False(session.TryGetProperty("closedAt", out _)));
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_as_a_clients_fault()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = host.Credentials.ClientId, ["client_secret"] = "wrong" });

        using var answer = await service.PostAsync(host.Credentials.TokenUrl, form, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Whoever_watches_the_machine_learns_that_the_host_lives_that_the_module_is_ready_and_its_figures()
    {
        using var watcher = new HttpClient { BaseAddress = host.Running.Options.Url };

        Assert.Equal("Healthy", await watcher.GetStringAsync("/healthz", Cancel));
        Assert.Equal("Healthy", await watcher.GetStringAsync("/readyz", Cancel));
        var figures = await Figures.OnceMeasuredAsync(watcher, "txct_check_level{", Cancel);
        Assert.Contains("txct_check_code=\"TXCT-OPS-101\"", figures, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => (await service.SendAsync(request, Cancel)).EnsureSuccessStatusCode();

    private Task<JsonElement> JsonAsync(string path) => service.GetFromJsonAsync<JsonElement>(path, Cancel);
}
