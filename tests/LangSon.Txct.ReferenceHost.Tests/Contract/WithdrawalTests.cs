using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LangSon.Txct.ReferenceHost.Support;

namespace LangSon.Txct.ReferenceHost.Contract;

/// <summary>Documents that are taken from their readers.</summary>
public class WithdrawalTests(ClauseHost host) : IClassFixture<ClauseHost>
{
    private readonly HttpClient service = host.Service;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_withdrawn_document_answers_410_with_the_reason_whatever_of_it_is_asked_for()
    {
        var document = await CommitAsync("doc-gone");

        var receipt = await (await SendAsync(document.Withdraw("Sai số liệu tại biểu 2.", "doc-new"))).Content.ReadFromJsonAsync<JsonElement>(Cancel);

        Assert.Equal(("doc-gone", 1, 0), (receipt.GetProperty("id").GetString(), receipt.GetProperty("n").GetInt32(), receipt.GetProperty("parts").GetArrayLength()));
        foreach (var path in (string[])["documents/doc-gone", "documents/doc-gone/versions/1", $"documents/doc-gone/versions/1/parts/{Uri.EscapeDataString("văn bản.txt")}"])
        {
            using var answer = await service.GetAsync(path, Cancel);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.Equal(
                (HttpStatusCode.Gone, "Sai số liệu tại biểu 2.", "doc-new"),
                (answer.StatusCode, problem.GetProperty("detail").GetString(), problem.GetProperty("replacedBy").GetString()));
        }
    }

    [Fact]
    public async Task Its_row_stays_in_the_list_says_why_and_has_no_parts()
    {
        var document = await CommitAsync("doc-row");
        var before = (await RowAsync("doc-row")).GetProperty("modifiedAt").GetDateTimeOffset();

        await SendAsync(document.Withdraw("Ban hành nhầm."));

        var row = await RowAsync("doc-row");
        Assert.Equal("Ban hành nhầm.", row.GetProperty("withdrawn").GetProperty("reason").GetString());
        Assert.False(row.TryGetProperty("parts", out _));
        Assert.True(row.GetProperty("modifiedAt").GetDateTimeOffset() > before);
    }

    [Fact]
    public async Task A_withdrawal_is_for_good_and_no_other_takes_its_place()
    {
        var document = await CommitAsync("doc-for-good");
        var first = await (await SendAsync(document.Withdraw("Sai số liệu."))).Content.ReadAsStringAsync(Cancel);

        var again = await service.SendAsync(document.Withdraw("Sai số liệu."), Cancel);
        var other = await service.SendAsync(document.Withdraw("Lý do khác."), Cancel);
        var newVersion = await service.SendAsync(document.Commit(2, await document.UploadAsync(service, Cancel)), Cancel);

        Assert.Equal((HttpStatusCode.OK, first), (again.StatusCode, await again.Content.ReadAsStringAsync(Cancel)));
        Assert.Equal((HttpStatusCode.Conflict, "TXCT-HST-005"), (other.StatusCode, await CodeAsync(other)));
        Assert.Equal((HttpStatusCode.Conflict, "TXCT-HST-016"), (newVersion.StatusCode, await CodeAsync(newVersion)));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_withdrawn() =>
        Assert.Equal(HttpStatusCode.NotFound, (await service.SendAsync(new SampleDocument("doc-never").Withdraw("Nhầm."), Cancel)).StatusCode);

    [Fact]
    public async Task A_member_that_was_withdrawn_does_not_come_back_with_its_set()
    {
        var (kept, withdrawn) = (new SampleDocument("doc-member-1"), new SampleDocument("doc-member-2", "other bytes"));
        await SendAsync(kept.CommitInSet(1, await kept.UploadAsync(service, Cancel), "set-member"));
        await SendAsync(withdrawn.CommitInSet(1, await withdrawn.UploadAsync(service, Cancel), "set-member"));
        await SendAsync(withdrawn.Withdraw("Nhầm."));

        await SendAsync(SampleDocument.Show("set-member", ("doc-member-1", 1), ("doc-member-2", 1)));

        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("documents/doc-member-1", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await service.GetAsync("documents/doc-member-2", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Who_reads_page_by_page_misses_no_row_that_changes_meanwhile()
    {
        for (var number = 0; number < 4; number++)
        {
            await CommitAsync($"doc-moving-{number}");
        }

        HashSet<string> ids = [];
        var moved = 0;
        for (var next = "documents?limit=1"; next is not null;)
        {
            var page = await service.GetFromJsonAsync<JsonElement>(next, Cancel);
            ids.UnionWith(page.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("documentId").GetString()!));
            next = page.GetProperty("links").GetProperty("next").GetString();
            if (moved < 4)
            {
                await SendAsync(new SampleDocument($"doc-moving-{moved++}").Withdraw("Nhầm."));
            }
        }

        Assert.Superset(Enumerable.Range(0, 4).Select(number => $"doc-moving-{number}").ToHashSet(), ids);
    }

    private async Task<SampleDocument> CommitAsync(string id)
    {
        var document = new SampleDocument(id, $"bytes of {id}");
        await SendAsync(document.Commit(1, await document.UploadAsync(service, Cancel)));
        return document;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => (await service.SendAsync(request, Cancel)).EnsureSuccessStatusCode();

    private async Task<JsonElement> RowAsync(string id) => (await service.GetFromJsonAsync<JsonElement>("documents?limit=500", Cancel))
        .GetProperty("data").EnumerateArray().Single(row => row.GetProperty("documentId").GetString() == id);

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString();
}
