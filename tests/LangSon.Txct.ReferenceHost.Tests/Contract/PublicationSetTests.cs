using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Versions that become visible together.</summary>
public class PublicationSetTests(ClauseHost host) : IClassFixture<ClauseHost>
{
    private readonly HttpClient service = host.Service;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_are_not_there_until_their_set_is_committed_and_then_all_at_once()
    {
        await CommitAsync("doc-set-1", "set-whole");
        await CommitAsync("doc-set-2", "set-whole");
        string[] paths = ["documents/doc-set-1", "documents/doc-set-1/versions/1", $"documents/doc-set-1/versions/1/parts/{Uri.EscapeDataString("văn bản.txt")}", "documents/doc-set-2"];
        Assert.All(await Task.WhenAll(paths.Select(StatusAsync)), status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Empty(await RowsAsync("doc-set-"));

        Assert.Equal(HttpStatusCode.Created, (await service.SendAsync(SampleDocument.Show("set-whole", ("doc-set-1", 1), ("doc-set-2", 1)), Cancel)).StatusCode);

        Assert.All(await Task.WhenAll(paths.Select(StatusAsync)), status => Assert.Equal(HttpStatusCode.OK, status));
        var rows = await RowsAsync("doc-set-");
        Assert.Equal(2, rows.Count);
        Assert.Single(rows.Select(row => row.GetProperty("modifiedAt").GetString()).Distinct());
    }

    [Fact]
    public async Task The_equal_set_in_any_order_gives_the_receipt_of_the_first_time_and_another_is_refused()
    {
        await CommitAsync("doc-equal-1", "set-equal");
        await CommitAsync("doc-equal-2", "set-equal");

        var first = await (await service.SendAsync(SampleDocument.Show("set-equal", ("doc-equal-1", 1), ("doc-equal-2", 1)), Cancel)).Content.ReadAsStringAsync(Cancel);
        var again = await service.SendAsync(SampleDocument.Show("set-equal", ("doc-equal-2", 1), ("doc-equal-1", 1)), Cancel);
        var other = await service.SendAsync(SampleDocument.Show("set-equal", ("doc-equal-1", 1)), Cancel);

        Assert.Equal((HttpStatusCode.OK, first), (again.StatusCode, await again.Content.ReadAsStringAsync(Cancel)));
        Assert.Equal((HttpStatusCode.Conflict, "TXCT-HST-005"), (other.StatusCode, await CodeAsync(other)));
    }

    [Fact]
    public async Task A_set_that_lacks_a_member_shows_none_of_the_others()
    {
        await CommitAsync("doc-lack-1", "set-lack");
        await CommitAsync("doc-lack-2", "set-of-others");

        var missing = await service.SendAsync(SampleDocument.Show("set-lack", ("doc-lack-1", 1), ("doc-lack-3", 1)), Cancel);
        var ofOthers = await service.SendAsync(SampleDocument.Show("set-lack", ("doc-lack-1", 1), ("doc-lack-2", 1)), Cancel);

        Assert.Equal((HttpStatusCode.Conflict, "TXCT-HST-017"), (missing.StatusCode, await CodeAsync(missing)));
        Assert.Equal((HttpStatusCode.Conflict, "TXCT-HST-017"), (ofOthers.StatusCode, await CodeAsync(ofOthers)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("documents/doc-lack-1"));
    }

    [Fact]
    public async Task A_version_is_committed_for_one_set_and_not_after_it()
    {
        await CommitAsync("doc-late-1", "set-late");
        var document = new SampleDocument("doc-late-1", "bytes of doc-late-1");
        Assert.Equal(HttpStatusCode.OK, (await service.SendAsync(document.CommitInSet(1, await document.UploadAsync(service, Cancel), "set-late"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await service.SendAsync(document.Commit(1, await document.UploadAsync(service, Cancel)), Cancel)).StatusCode);
        (await service.SendAsync(SampleDocument.Show("set-late", ("doc-late-1", 1)), Cancel)).EnsureSuccessStatusCode();
        var late = new SampleDocument("doc-late-2");

        var answer = await service.SendAsync(late.CommitInSet(1, await late.UploadAsync(service, Cancel), "set-late"), Cancel);

        Assert.Equal((HttpStatusCode.Conflict, "TXCT-HST-017"), (answer.StatusCode, await CodeAsync(answer)));
    }

    [Fact]
    public async Task The_version_before_stays_visible_while_the_next_one_waits_for_its_set()
    {
        var document = new SampleDocument("doc-next", "first bytes");
        (await service.SendAsync(document.Commit(1, await document.UploadAsync(service, Cancel)), Cancel)).EnsureSuccessStatusCode();
        var next = new SampleDocument("doc-next", "second bytes");
        (await service.SendAsync(next.CommitInSet(2, await next.UploadAsync(service, Cancel), "set-next"), Cancel)).EnsureSuccessStatusCode();
        Assert.Equal(1, Assert.Single(await RowsAsync("doc-next")).GetProperty("n").GetInt32());

        (await service.SendAsync(SampleDocument.Show("set-next", ("doc-next", 2)), Cancel)).EnsureSuccessStatusCode();

        Assert.Equal(2, Assert.Single(await RowsAsync("doc-next")).GetProperty("n").GetInt32());
    }

    private async Task CommitAsync(string id, string setId)
    {
        var document = new SampleDocument(id, $"bytes of {id}");
        (await service.SendAsync(document.CommitInSet(1, await document.UploadAsync(service, Cancel), setId), Cancel)).EnsureSuccessStatusCode();
    }

    private async Task<HttpStatusCode> StatusAsync(string path) => (await service.GetAsync(path, Cancel)).StatusCode;

    private async Task<IReadOnlyList<JsonElement>> RowsAsync(string prefix) =>
        [.. (await service.GetFromJsonAsync<JsonElement>("documents?limit=500", Cancel)).GetProperty("data").EnumerateArray().Where(row => row.GetProperty("documentId").GetString()!.StartsWith(prefix, StringComparison.Ordinal))];

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString();
}
