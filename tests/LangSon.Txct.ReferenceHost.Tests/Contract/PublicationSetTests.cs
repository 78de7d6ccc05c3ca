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
    public async Task All_members_of_a_set_change_at_one_instant()
    {
        await CommitAsync("doc-set-1", "set-whole");
        await CommitAsync("doc-set-2", "set-whole");

        (await service.SendAsync(SampleDocument.Show("set-whole", ("doc-set-1", 1), ("doc-set-2", 1)), Cancel)).EnsureSuccessStatusCode();

        var rows = await RowsAsync("doc-set-");
        Assert.Equal(2, rows.Count);
        Assert.Single(rows.Select(row => row.GetProperty("modifiedAt").GetString()).Distinct());
    }

    [Fact]
    public async Task A_version_is_committed_for_one_set_and_no_other()
    {
        await CommitAsync("doc-one-set", "set-one");
        var document = new SampleDocument("doc-one-set", "bytes of doc-one-set");

        Assert.Equal(HttpStatusCode.OK, (await service.SendAsync(document.CommitInSet(1, await document.UploadAsync(service, Cancel), "set-one"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await service.SendAsync(document.CommitInSet(1, await document.UploadAsync(service, Cancel), "set-other"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await service.SendAsync(document.Commit(1, await document.UploadAsync(service, Cancel)), Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_next_version_takes_the_place_of_the_one_before_with_its_set()
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

    private async Task<IReadOnlyList<JsonElement>> RowsAsync(string prefix) =>
        [.. (await service.GetFromJsonAsync<JsonElement>("documents?limit=500", Cancel)).GetProperty("data").EnumerateArray().Where(row => row.GetProperty("documentId").GetString()!.StartsWith(prefix, StringComparison.Ordinal))];
}
