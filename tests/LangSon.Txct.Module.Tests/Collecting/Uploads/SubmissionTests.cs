using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LangSon.Txct.Collecting.Pull;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Collecting.Uploads;

/// <summary>A group's leader, or who types for the leader, sends in the host.</summary>
public class SubmissionTests
{
    private static readonly string[] Leader = ["role=groupLeader", "groupId=T06", "sub=to-truong-06"];

    private static readonly byte[] Report = File.ReadAllBytes(Path.Combine(Papers.Root, "src/LangSon.Txct.ReferenceHost/Samples/group-reports/02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_that_was_sent_has_a_receipt_and_is_taken()
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        var draft = await StartAsync(leader, new { kind = "VoterContactReport", round = "2024-post-mid" });
        await UploadAsync(leader, draft, "báo cáo.docx", Report);

        var receipt = await SendAsync(leader, draft);
        await PullAsync(app);

        Assert.Equal("TXCT-2024-T06-01", receipt.GetProperty("receipt").GetString());
        var row = await ShowAsync(leader, draft);
        Assert.Equal(("applied", "to-truong-06", "báo cáo.docx"), (row.GetProperty("state").GetString(), row.GetProperty("sentBy").GetString(), row.GetProperty("files")[0].GetProperty("name").GetString()));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.DataDirectory, "uploads")));
    }

    [Fact]
    public async Task Sent_twice_is_sent_once_with_the_same_receipt()
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        var draft = await StartAsync(leader, new { kind = "VoterContactReport", round = "2024-post-mid" });
        await UploadAsync(leader, draft, "báo cáo.docx", Report);

        var first = await SendAsync(leader, draft);
        await PullAsync(app);
        var second = await SendAsync(leader, draft);
        await PullAsync(app);

        Assert.Equal(first.GetRawText(), second.GetRawText());
        using var change = await leader.PutAsJsonAsync(draft, new { kind = "Minutes" }, Cancel);
        await ProblemAsync(change, HttpStatusCode.Conflict, "TXCT-COL-012");
    }

    [Fact]
    public async Task An_upload_that_broke_off_goes_on_where_it_was_acknowledged()
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        var draft = await StartAsync(leader, new { kind = "VoterContactReport", round = "2024-post-mid" });
        var file = await AnnounceAsync(leader, draft, "báo cáo.docx", Report.Length);
        using (var part = await PatchAsync(leader, file, 0, Report[..1000]))
        {
            Assert.Equal("1000", Assert.Single(part.Headers.GetValues("Upload-Offset")));
        }

        await CutAsync(app, file, 1000, Report.Length - 1000, Report[1000..3000]);
        long there = 0;
        await Eventually.IsTrueAsync("what came before the line broke is kept", async () => (there = await OffsetAsync(leader, file)) == 3000);

        using (var wrong = await PatchAsync(leader, file, 900, Report[900..]))
        {
            Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        }

        using (var rest = await PatchAsync(leader, file, there, Report[(int)there..]))
        {
            Assert.Equal(HttpStatusCode.NoContent, rest.StatusCode);
        }

        await SendAsync(leader, draft);
        await PullAsync(app);
        Assert.Equal("applied", (await ShowAsync(leader, draft)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Bytes_that_are_not_what_was_said_are_not_kept()
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        var file = await AnnounceAsync(leader, await StartAsync(leader, new { }), "a.docx", 100);

        using var wrong = await PatchAsync(leader, file, 0, new byte[50], checksum: SHA256.HashData("khác"u8));
        using var right = await PatchAsync(leader, file, 0, new byte[50], checksum: SHA256.HashData(new byte[50]));

        Assert.Equal((460, 204, 50L), ((int)wrong.StatusCode, (int)right.StatusCode, await OffsetAsync(leader, file)));
    }

    [Fact]
    public async Task Of_two_who_write_one_file_at_once_the_second_waits()
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        var file = await AnnounceAsync(leader, await StartAsync(leader, new { }), "a.docx", 100);
        using var held = app.Services.GetRequiredService<UploadFolder>().Take(file.Split('/')[^1]);

        using var second = await PatchAsync(leader, file, 0, new byte[50]);

        Assert.Equal(HttpStatusCode.Locked, second.StatusCode);
    }

    [Fact]
    public async Task Another_group_sees_nothing_and_other_roles_are_not_let_in()
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        using var other = Own(app.SignIn("role=groupLeader", "groupId=T02"));
        using var member = Own(app.SignIn("role=delegate", "groupId=T06"));
        var draft = await StartAsync(leader, new { });
        var file = await AnnounceAsync(leader, draft, "a.docx", 100);

        using var seen = await other.GetAsync(draft, Cancel);
        using var written = await PatchAsync(other, file, 0, new byte[10]);
        using var sent = await other.PostAsync($"{draft}/send", null, Cancel);
        using var forbidden = await member.GetAsync("api/collecting/submissions", Cancel);

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden], [seen.StatusCode, written.StatusCode, sent.StatusCode, forbidden.StatusCode]);
        Assert.Empty((await other.GetFromJsonAsync<JsonElement>("api/collecting/submissions", Cancel)).EnumerateArray());
    }

    [Fact]
    public async Task A_strange_sites_form_sends_nothing()
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = app.SignIn(Leader);
        leader.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await leader.PostAsJsonAsync("api/collecting/submissions", new { }, Cancel);

        await ProblemAsync(answer, HttpStatusCode.Forbidden, "TXCT-SEC-001");
    }

    [Theory]
    [InlineData("""{ }""", "Xin chọn loại")]
    [InlineData("""{ "kind": "VoterContactReport" }""", "Xin chọn đợt")]
    [InlineData("""{ "kind": "Minutes", "round": "2024-post-mid" }""", "Xin ghi ngày và nơi tiếp xúc")]
    [InlineData("""{ "kind": "VoterContactReport", "round": "2024-post-mid" }""", "Xin kèm ít nhất một tệp")]
    public async Task A_draft_in_which_something_is_missing_says_what(string said, string words)
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        var draft = await StartAsync(leader, JsonElement.Parse(said));

        using var answer = await leader.PostAsync($"{draft}/send", null, Cancel);

        Assert.StartsWith(words, await ProblemAsync(answer, HttpStatusCode.UnprocessableEntity, "TXCT-COL-013"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("filename !!!", "100", HttpStatusCode.BadRequest)]
    [InlineData("filename YQ==", "-1", HttpStatusCode.BadRequest)]
    [InlineData("filename YQ==", "", HttpStatusCode.BadRequest)]
    [InlineData("filename YQ==", "999999999999", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("", "100", HttpStatusCode.Created)]
    public async Task What_is_announced_oddly_is_answered_clearly(string metadata, string length, HttpStatusCode expected)
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{await StartAsync(leader, new { })}/files");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.TryAddWithoutValidation("Upload-Metadata", metadata);
        request.Headers.TryAddWithoutValidation("Upload-Length", length);

        using var answer = await leader.SendAsync(request, Cancel);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_path_in_a_files_name_leads_nowhere()
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        var draft = await StartAsync(leader, new { });

        await AnnounceAsync(leader, draft, "../../etc/passwd\u0007.docx", 100);

        Assert.Equal("passwd.docx", (await ShowAsync(leader, draft)).GetProperty("files")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Without_a_script_a_form_sends_a_file_in_one_go()
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        var draft = await StartAsync(leader, new { kind = "VoterContactReport", round = "2024-post-mid" });
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Report), "file", "báo cáo.docx" } };

        using (var answer = await leader.PostAsync($"{draft}/files", form, Cancel))
        {
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        await SendAsync(leader, draft);
        await PullAsync(app);
        Assert.Equal("applied", (await ShowAsync(leader, draft)).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("mat.docx")]
    [InlineData("ban-quet-mat.pdf")]
    public async Task Of_a_paper_with_a_secret_mark_no_byte_stays_anywhere_be_it_only_a_scan(string name)
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        var draft = await StartAsync(leader, new { kind = "VoterContactReport", round = "2024-post-mid" });
        await UploadAsync(
            leader, draft, name, name.EndsWith(".pdf", StringComparison.Ordinal)
                ? await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "petitions", name), Cancel)
                : new WordFile().Lines("TỔ ĐẠI BIỂU SỐ 06", "TUYỆT MẬT", "BÁO CÁO", "Kết quả tiếp xúc cử tri sau kỳ họp giữa năm 2024, gồm các ý kiến của cử tri.").ToBytes());

        await SendAsync(leader, draft);
        await PullAsync(app);

        var row = await ShowAsync(leader, draft);
        Assert.Equal("refused", row.GetProperty("state").GetString());
        Assert.Contains("bí mật nhà nước", row.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(new[] { "uploads", "content", "transit" }.Select(name => Path.Combine(app.DataDirectory, name)).Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)));
    }

    [Fact]
    public async Task A_draft_that_nobody_touches_is_gone_after_30_days_with_its_bytes()
    {
        await using var app = await ModuleApp.StartAsync();
        using var leader = Own(app.SignIn(Leader));
        await UploadAsync(leader, await StartAsync(leader, new { }), "a.docx", Report);
        app.Time.Advance(TimeSpan.FromDays(20));
        await PullAsync(app);
        var before = Directory.EnumerateFiles(Path.Combine(app.DataDirectory, "uploads")).Count();

        app.Time.Advance(TimeSpan.FromDays(11));
        await PullAsync(app);

        Assert.Equal((1, 0), (before, Directory.EnumerateFiles(Path.Combine(app.DataDirectory, "uploads")).Count()));
        Assert.Empty((await leader.GetFromJsonAsync<JsonElement>("api/collecting/submissions", Cancel)).EnumerateArray());
    }

    private static HttpClient Own(HttpClient browser)
    {
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    /// <summary>The draft's address.</summary>
    private static async Task<string> StartAsync(HttpClient leader, object said)
    {
        using var answer = await leader.PostAsJsonAsync("api/collecting/submissions", said, Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<string> AnnounceAsync(HttpClient leader, string draft, string name, long size)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{draft}/files");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Length", $"{size}");
        request.Headers.Add("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}");
        using var answer = await leader.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<HttpResponseMessage> PatchAsync(HttpClient leader, string file, long offset, byte[] bytes, byte[]? checksum = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, file) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", $"{offset}");
        if (checksum is not null)
        {
            request.Headers.Add("Upload-Checksum", $"sha256 {Convert.ToBase64String(checksum)}");
        }

        return await leader.SendAsync(request, Cancel);
    }

    private static async Task UploadAsync(HttpClient leader, string draft, string name, byte[] bytes)
    {
        using var answer = await PatchAsync(leader, await AnnounceAsync(leader, draft, name, bytes.Length), 0, bytes);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>Says that more will come than comes, and breaks off.</summary>
    private static async Task CutAsync(ModuleApp app, string file, long offset, long announced, byte[] bytes)
    {
        using var line = new System.Net.Sockets.TcpClient();
        await line.ConnectAsync(app.Address.Host, app.Address.Port, Cancel);
        var head = $"PATCH {file} HTTP/1.1\r\nHost: {app.Address.Authority}\r\n{HeaderSignIn.Header}: {Uri.EscapeDataString(string.Join(';', Leader))}\r\nSec-Fetch-Site: same-origin\r\n"
            + $"Tus-Resumable: 1.0.0\r\nUpload-Offset: {offset}\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: {announced}\r\n\r\n";
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancel);
        await line.GetStream().WriteAsync(bytes, Cancel);
        await Task.Delay(200, Cancel);
        line.LingerState = new System.Net.Sockets.LingerOption(true, 0);
    }

    private static async Task<long> OffsetAsync(HttpClient leader, string file)
    {
        using var answer = await leader.SendAsync(new HttpRequestMessage(HttpMethod.Head, file), Cancel);
        return long.Parse(Assert.Single(answer.Headers.GetValues("Upload-Offset")));
    }

    private static async Task<JsonElement> SendAsync(HttpClient leader, string draft)
    {
        using var answer = await leader.PostAsync($"{draft}/send", null, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static Task<JsonElement> ShowAsync(HttpClient leader, string draft) => leader.GetFromJsonAsync<JsonElement>(draft, Cancel);

    /// <summary>What the collector does in the background.</summary>
    private static async Task PullAsync(ModuleApp app)
    {
        var source = app.Services.GetServices<IReportSources>().SelectMany(some => some.All).Single(source => source.Id == UploadSource.Name);
        Assert.True(await app.Services.GetRequiredService<SourcePull>().RunAsync(source, false, Cancel));
    }

    /// <summary>The problem's words.</summary>
    private static async Task<string> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal((status, code), (answer.StatusCode, problem.GetProperty("code").GetString()));
        return problem.GetProperty("title").GetString()!;
    }
}
