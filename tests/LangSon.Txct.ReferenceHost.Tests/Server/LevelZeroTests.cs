using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using LangSon.Txct.ReferenceHost.Support;
using LangSon.Txct.Support;

namespace LangSon.Txct.ReferenceHost.Server;

/// <summary>What people do, with a host that gives a sign-in and no more.</summary>
public partial class LevelZeroTests(OwnServer server) : IClassFixture<OwnServer>
{
    private const string Round = "2024-pre-mid";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dropped_paper_is_published_read_byte_for_byte_and_gone_once_it_is_withdrawn()
    {
        using var office = await server.SignInAsync("VanPhong");
        using var reader = await server.SignInAsync("delegate", ("groupId", "T01"), ("delegateId", "D011"));
        var dropped = Repository.PathOf("src", "LangSon.Txct.ReferenceHost", "Samples", "documents", "187 TB-HDND ky (1).pdf");
        File.Copy(dropped, Path.Combine(server.Drop, ".187.pdf"));
        File.Move(Path.Combine(server.Drop, ".187.pdf"), Path.Combine(server.Drop, "187.pdf"));
        var path = "";
        await Eventually.IsTrueAsync("the paper is in the delegate's list", async () => (path = PartOf(await reader.GetStringAsync("tiep-xuc/txct/", Cancel))).Length > 0);

        Assert.Equal(await File.ReadAllBytesAsync(dropped, Cancel), await reader.GetByteArrayAsync(path, Cancel));

        using var form = new FormUrlEncodedContent([new("reason", "Đăng nhầm bản dự thảo, xin dùng bản khác.")]);
        using var removed = await office.PostAsync($"txct/office/documents/{path.Split('/')[4]}/removal", form, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        await Eventually.IsTrueAsync("the paper is gone", async () => (await reader.GetAsync(path, Cancel)).StatusCode == HttpStatusCode.Gone);
        await server.RestartAsync();
        using var gone = await reader.GetAsync(new Uri(server.Process.Address, path), Cancel);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("Đăng nhầm bản dự thảo", await gone.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_groups_report_handed_in_on_its_page_reaches_the_Office()
    {
        using var office = await server.SignInAsync("VanPhong");
        using var leader = await server.SignInAsync("groupLeader", ("groupId", "T02"));
        var sent = await File.ReadAllBytesAsync(Directory.GetFiles(Repository.PathOf("src", "LangSon.Txct.ReferenceHost", "Samples", "group-reports"), "01-*.docx").Single(), Cancel);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("VoterContactReport"), "kind" }, { new StringContent(Round), "round" }, { new ByteArrayContent(sent), "file", "bao-cao-to-02.docx" },
        };

        using var answer = await leader.PostAsync("txct/group", form, Cancel);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        JsonElement row = default;
        await Eventually.IsTrueAsync("the report is among the Office's papers", async () =>
            (row = (await office.GetFromJsonAsync<JsonElement>($"txct/api/collecting/papers?round={Round}", Cancel)).EnumerateArray().FirstOrDefault()).ValueKind == JsonValueKind.Object);
        Assert.Equal("T02", row.GetProperty("group").GetString());
        Assert.Equal(sent, await office.GetByteArrayAsync($"txct/api/collecting/papers/{row.GetProperty("reportId").GetString()}/versions/1/files/1", Cancel));
    }

    [Fact]
    public async Task The_administrator_is_told_what_the_level_does_without()
    {
        using var admin = await server.SignInAsync("admin");

        var page = await admin.GetStringAsync("txct/admin", Cancel);

        Assert.Contains("mức 0: phân hệ tự giữ", page, StringComparison.Ordinal);
        Assert.Contains("2 Tổ, 3 đại biểu, 2 kỳ họp", page, StringComparison.Ordinal);
        Assert.Contains("thông báo chỉ được giữ lại", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Office_confirms_that_a_session_has_closed()
    {
        using var office = await server.SignInAsync("VanPhong");
        var asks = await office.GetStringAsync("txct/office?round=2024-post-end", Cancel);
        Assert.Contains("phân hệ chạy riêng nên chỉ biết kỳ họp đã bế mạc khi Văn phòng xác nhận ở đây", asks, StringComparison.Ordinal);

        using var form = new FormUrlEncodedContent([new("day", "11/12/2024")]);
        using var confirmed = await office.PostAsync("txct/office/sessions/2024-end/closing", form, Cancel);

        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        Assert.DoesNotContain("Xác nhận đã bế mạc", await office.GetStringAsync("txct/office?round=2024-post-end", Cancel), StringComparison.Ordinal);
    }

    /// <summary>The path of the first file that a page offers; empty if it offers none.</summary>
    private static string PartOf(string page) => Part().Match(page) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : "";

    [GeneratedRegex("href=\"(/tiep-xuc/txct/documents/[^/\"]+/[0-9]+/[^/\"?]+)")]
    private static partial Regex Part();
}
