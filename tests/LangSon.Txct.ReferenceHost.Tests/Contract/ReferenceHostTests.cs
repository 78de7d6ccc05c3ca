using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>What the module relies on at its host, clause by clause.</summary>
public class HostClauseTests(ClauseHost host) : IClassFixture<ClauseHost>
{
    private readonly HttpClient service = host.Service;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_is_visible_after_its_commit_and_not_before()
    {
        var document = new SampleDocument("doc-visible");
        var upload = await document.UploadAsync(service, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("documents/doc-visible", Cancel)).StatusCode);

        await SendAsync(document.Commit(1, upload));

        Assert.Equal(document.Sha256, (await JsonAsync("documents/doc-visible")).GetProperty("parts")[0].GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task The_same_commit_twice_is_one_and_gives_the_same_receipt()
    {
        var document = new SampleDocument("doc-twice");
        var upload = await document.UploadAsync(service, Cancel);

        var first = await (await SendAsync(document.Commit(1, upload))).Content.ReadAsStringAsync(Cancel);
        var second = await SendAsync(document.Commit(1, await document.UploadAsync(service, Cancel)));

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(first, await second.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Other_content_under_a_committed_version_is_refused_and_the_latest_is_told()
    {
        var document = new SampleDocument("doc-other");
        await SendAsync(document.Commit(1, await document.UploadAsync(service, Cancel)));
        var other = new SampleDocument("doc-other", "other bytes");

        var answer = await service.SendAsync(other.Commit(1, await other.UploadAsync(service, Cancel)), Cancel);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("latest").GetInt32());
    }

    [Fact]
    public async Task An_upload_goes_on_at_the_offset_that_the_host_has_on_disk()
    {
        var document = new SampleDocument("doc-resumed");
        var upload = await document.BeginAsync(service, Cancel);
        await SendAsync(SampleDocument.Append(upload, 0, document.Bytes[..5]));

        var asked = await SendAsync(SampleDocument.AskOffset(upload));
        Assert.Equal("5", Assert.Single(asked.Headers.GetValues("Upload-Offset")));
        var wrong = await service.SendAsync(SampleDocument.Append(upload, 3, document.Bytes[3..]), Cancel);
        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        await SendAsync(SampleDocument.Append(upload, 5, document.Bytes[5..]));
        await SendAsync(document.Commit(1, upload));

        Assert.Equal(document.Bytes, await service.GetByteArrayAsync($"documents/doc-resumed/versions/1/parts/{Uri.EscapeDataString("văn bản.txt")}", Cancel));
    }

    [Fact]
    public async Task Bytes_that_come_with_the_creation_of_an_upload_count_as_sent()
    {
        var document = new SampleDocument("doc-along");

        var upload = await SendAsync(document.Begin(document.Bytes[..5]));
        Assert.Equal("5", Assert.Single(upload.Headers.GetValues("Upload-Offset")));
        var id = upload.Headers.Location!.ToString().Split('/')[^1];
        await SendAsync(SampleDocument.Append(id, 5, document.Bytes[5..]));
        await SendAsync(document.Commit(1, id));

        Assert.Equal(document.Bytes, await service.GetByteArrayAsync($"documents/doc-along/versions/1/parts/{Uri.EscapeDataString("văn bản.txt")}", Cancel));
    }

    [Fact]
    public async Task More_bytes_with_the_creation_than_the_upload_has_are_refused()
    {
        var document = new SampleDocument("doc-too-much");

        var answer = await service.SendAsync(document.Begin([.. document.Bytes, 1]), Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_commit_that_ended_after_it_had_moved_the_bytes_is_made_good_by_the_next()
    {
        var document = new SampleDocument("doc-half");
        var upload = await document.UploadAsync(service, Cancel);
        var content = Path.Combine(host.Running.Options.Data, "host", "content", document.Sha256[..2]);
        Directory.CreateDirectory(content);
        File.Move(Path.Combine(host.Running.Options.Data, "host", "uploads", upload), Path.Combine(content, document.Sha256));

        await SendAsync(document.Commit(1, upload));

        Assert.Equal(document.Bytes, await service.GetByteArrayAsync($"documents/doc-half/versions/1/parts/{Uri.EscapeDataString("văn bản.txt")}", Cancel));
    }

    [Fact]
    public async Task A_commit_whose_bytes_differ_from_what_was_announced_shows_nothing()
    {
        var announced = new SampleDocument("doc-torn", "announced bytes 1234");
        var sent = new SampleDocument("doc-torn", "quite different 1234");

        var answer = await service.SendAsync(announced.Commit(1, await sent.UploadAsync(service, Cancel)), Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("documents/doc-torn", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_range_of_a_part_is_answered_with_the_digest_of_the_whole()
    {
        var document = new SampleDocument("doc-range");
        await SendAsync(document.Commit(1, await document.UploadAsync(service, Cancel)));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"documents/doc-range/versions/1/parts/{Uri.EscapeDataString("văn bản.txt")}") { Headers = { Range = new RangeHeaderValue(4, 7) } };

        var answer = await service.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(document.Bytes[4..8], await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal($"sha-256=:{Convert.ToBase64String(Convert.FromHexString(document.Sha256))}:", Assert.Single(answer.Headers.GetValues("Repr-Digest")));
    }

    [Fact]
    public async Task A_list_read_page_by_page_has_every_row_once()
    {
        for (var number = 0; number < 5; number++)
        {
            var document = new SampleDocument($"doc-page-{number}", $"bytes {number}");
            await SendAsync(document.Commit(1, await document.UploadAsync(service, Cancel)));
        }

        List<string> ids = [];
        for (var next = "documents?limit=2"; next is not null;)
        {
            var page = await JsonAsync(next);
            ids.AddRange(page.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("documentId").GetString()!));
            next = page.GetProperty("links").GetProperty("next").GetString();
        }

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(Enumerable.Range(0, 5).Select(number => $"doc-page-{number}"), ids.Where(id => id.StartsWith("doc-page-", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Asking_from_the_time_of_a_change_includes_that_change()
    {
        var document = new SampleDocument("doc-since");
        var committed = await (await SendAsync(document.Commit(1, await document.UploadAsync(service, Cancel)))).Content.ReadFromJsonAsync<JsonElement>(Cancel);

        var listed = await JsonAsync($"documents?modifiedSince={Uri.EscapeDataString(committed.GetProperty("committedAt").GetString()!)}");

        Assert.Contains(listed.GetProperty("data").EnumerateArray(), row => row.GetProperty("documentId").GetString() == "doc-since");
    }

    [Fact]
    public async Task A_session_has_no_closing_time_until_it_has_closed()
    {
        var sessions = (await JsonAsync("sessions")).GetProperty("data");

        Assert.Equal(2, sessions.GetArrayLength());
        Assert.All(sessions.EnumerateArray(), session => Assert.False(session.TryGetProperty("closedAt", out _)));
    }

    [Fact]
    public async Task Every_answer_carries_time_and_epoch_and_nothing_is_told_without_a_token()
    {
        using var stranger = host.Running.Anonymous();

        var facts = await stranger.GetAsync("", Cancel);
        var refused = await stranger.GetAsync("sessions", Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.All([facts, refused], answer => Assert.True(answer.Headers.Contains("Txct-Epoch") && answer.Headers.Contains("Txct-Server-Time")));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => (await service.SendAsync(request, Cancel)).EnsureSuccessStatusCode();

    private Task<JsonElement> JsonAsync(string path) => service.GetFromJsonAsync<JsonElement>(path, Cancel);
}

/// <summary>One host for all clauses, with nothing to publish.</summary>
public sealed class ClauseHost : IAsyncLifetime
{
    private readonly TemporaryFolder empty = new();

    internal RunningHost Running { get; private set; } = null!;

    public HttpClient Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Running = await RunningHost.StartAsync(drop: empty.Path);
        Service = await Running.ServiceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Service.Dispose();
        await Running.DisposeAsync();
        empty.Dispose();
    }
}
