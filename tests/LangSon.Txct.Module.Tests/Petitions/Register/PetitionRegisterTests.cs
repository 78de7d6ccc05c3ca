using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LangSon.Txct.Petitions.Acts;
using LangSon.Txct.Petitions.Answers;
using LangSon.Txct.Petitions.Dictionaries;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Petitions.Register;

/// <summary>From a group's paper in the central system to petitions that the Office sorts.</summary>
public class PetitionRegisterTests
{
    private const string Register = "api/petitions?round=2024-post-mid";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("role=office", HttpStatusCode.OK)]
    [InlineData("role=officeLead", HttpStatusCode.OK)]
    [InlineData("role=standingCommittee", HttpStatusCode.OK)]
    [InlineData("role=delegate;groupId=T06", HttpStatusCode.Forbidden)]
    [InlineData("role=groupLeader;groupId=T06", HttpStatusCode.Forbidden)]
    [InlineData("role=fatherlandFront", HttpStatusCode.Forbidden)]
    [InlineData("role=admin", HttpStatusCode.Forbidden)]
    public async Task Voters_names_are_for_the_Office_and_the_Standing_Committee(string person, HttpStatusCode answer)
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn(person.Split(';'));

        foreach (var path in new[] { Register, "api/petitions/papers?round=2024-post-mid", "api/petitions/x/changes" })
        {
            using var response = await browser.GetAsync(path, Cancel);
            Assert.Equal(answer, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_delivered_report_becomes_petitions_with_suggestions()
    {
        await using var app = await ModuleApp.StartAsync();
        await DeliverAsync(app, "02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx");

        var rows = await ListAsync(app);
        Assert.Equal(17, rows.Count);
        var lamp = rows.Single(row => row.GetProperty("text").GetString()!.StartsWith("Loa truyền thanh khu An Thịnh", StringComparison.Ordinal));
        Assert.Equal(
            ("thong-tin-vien-thong", "xa", "UBND thị trấn Hữu Lũng", false),
            (lamp.GetProperty("field").GetString(), lamp.GetProperty("competence").GetString(), lamp.GetProperty("agency").GetString(), lamp.GetProperty("isDecided").GetBoolean()));
        Assert.Equal(5, (await ListAsync(app, "&competence=huyen&group=T06")).Count);
    }

    [Fact]
    public async Task A_report_and_the_same_report_as_a_second_file_are_petitions_once()
    {
        await using var app = await ModuleApp.StartAsync();
        await DeliverAsync(app, "02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx", "02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx");

        Assert.Equal(17, (await ListAsync(app)).Count);
    }

    [Fact]
    public async Task A_paper_that_cannot_be_read_leaves_a_note_and_is_not_tried_for_ever()
    {
        await using var app = await ModuleApp.StartAsync();
        await DeliverAsync(app, [("hỏng.docx", "PK\u0003\u0004 hỏng"u8.ToArray())]);

        using var office = app.SignIn("role=office");
        var paper = Assert.Single(JsonElement.Parse(await office.GetStringAsync("api/petitions/papers?round=2024-post-mid", Cancel)).EnumerateArray());
        Assert.Contains("nhập kiến nghị bằng tay", paper.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
        Assert.Empty(await app.Services.GetRequiredService<IPetitions>().UnreadAsync(Cancel));
    }

    [Fact]
    public async Task Of_a_paper_with_a_secret_mark_that_was_not_seen_before_no_word_enters_the_register()
    {
        await using var app = await ModuleApp.StartAsync();
        await DeliverAsync(app, [("a.docx", WordFile.Sound().Lines("MẬT", "Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", "- Đề nghị sửa cầu Bản Ngà.").ToBytes())]);

        Assert.Empty(await ListAsync(app));
        var figures = Assert.Single(await app.Services.GetRequiredService<IPetitions>().FiguresAsync("2024-post-mid", Cancel));
        Assert.DoesNotContain("Bản Ngà", string.Join(' ', figures.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Office_decides_takes_back_and_sees_who_did_so()
    {
        await using var app = await ModuleApp.StartAsync();
        await DeliverAsync(app, "02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx");
        using var office = app.SignIn("role=office", "sub=vp-01");
        office.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var id = (await ListAsync(app))[0].GetProperty("id").GetString();

        using var decided = await office.PutAsJsonAsync($"api/petitions/{id}/decision", new { field = "y-te", competence = "tinh", agency = "Sở Y tế" }, Cancel);
        var after = (await ListAsync(app))[0];
        using var wrong = await office.PutAsJsonAsync($"api/petitions/{id}/decision", new { field = "y-hoc", competence = "tinh", agency = "Sở Y tế" }, Cancel);
        using var unknown = await office.PutAsJsonAsync("api/petitions/khong-co/decision", new { field = "y-te", competence = "tinh", agency = "Sở Y tế" }, Cancel);
        using var takenBack = await office.DeleteAsync($"api/petitions/{id}/decision", Cancel);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound, HttpStatusCode.OK], [decided.StatusCode, wrong.StatusCode, unknown.StatusCode, takenBack.StatusCode]);
        Assert.Equal((true, "Sở Y tế"), (after.GetProperty("isDecided").GetBoolean(), after.GetProperty("agency").GetString()));
        Assert.Equal("TXCT-PET-001", JsonElement.Parse(await wrong.Content.ReadAsStringAsync(Cancel)).GetProperty("code").GetString());
        Assert.False((await ListAsync(app))[0].GetProperty("isDecided").GetBoolean());
        var changes = JsonElement.Parse(await office.GetStringAsync($"api/petitions/{id}/changes", Cancel)).EnumerateArray().ToList();
        Assert.Equal(["vp-01", "vp-01"], changes.Select(change => change.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task Repeats_are_suggested_and_merging_them_is_a_persons_act()
    {
        await using var app = await ModuleApp.StartAsync();
        await DeliverAsync(app, [("a.docx", new WordFile().Lines("Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", "- Đề nghị đóng cửa bãi rác Lũng Cùng.", "- Bãi rác Lũng Cùng mùi hôi, đề nghị di dời.", "- Đề nghị kéo điện cho thôn Khuổi Nà.").ToBytes())]);
        using var office = app.SignIn("role=office", "sub=vp-01");
        office.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        var suggested = Assert.Single(await RepeatsAsync(office));
        var ids = suggested.GetProperty("petitions").EnumerateArray().Select(petition => petition.GetProperty("id").GetString()!).ToArray();
        using var merged = await office.PostAsJsonAsync("api/petitions/merges", new { ids }, Cancel);
        var after = Assert.Single(await RepeatsAsync(office));
        using var alone = await office.PostAsJsonAsync("api/petitions/merges", new { ids = ids[..1] }, Cancel);
        using var parted = await office.DeleteAsync($"api/petitions/{ids[0]}/merge", Cancel);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK], [merged.StatusCode, alone.StatusCode, parted.StatusCode]);
        Assert.Equal((2, false), (suggested.GetProperty("times").GetInt32(), suggested.GetProperty("isMerged").GetBoolean()));
        Assert.Equal((2, true), (after.GetProperty("times").GetInt32(), after.GetProperty("isMerged").GetBoolean()));
        Assert.False(Assert.Single(await RepeatsAsync(office)).GetProperty("isMerged").GetBoolean());
    }

    [Fact]
    public async Task The_Standing_Committee_reads_and_does_not_decide()
    {
        await using var app = await ModuleApp.StartAsync();
        using var committee = app.SignIn("role=standingCommittee");
        committee.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        using var answer = await committee.PutAsJsonAsync("api/petitions/x/decision", new { field = "y-te", competence = "tinh", agency = "Sở Y tế" }, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_consolidated_report_holds_what_was_decided_and_all_only_where_it_is_asked_for()
    {
        await using var app = await ModuleApp.StartAsync();
        await DeliverAsync(app, "02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx");
        using var office = app.SignIn("role=office", "sub=vp-01");
        office.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var id = (await ListAsync(app))[0].GetProperty("id").GetString();
        (await office.PutAsJsonAsync($"api/petitions/{id}/decision", new { field = "y-te", competence = "trung-uong", agency = "Chính phủ" }, Cancel)).Dispose();

        Assert.Equal(2, (await LinesAsync(office, "")).Length);
        Assert.Equal(18, (await LinesAsync(office, "?all=true")).Length);
        foreach (var name in new[] { "report.docx", "report.xlsx" })
        {
            using var file = await office.GetAsync($"office/petitions/2024-post-mid/{name}", Cancel);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }

        using var unknown = await office.GetAsync("office/petitions/2031-pre-mid/report.docx", Cancel);
        using var delegateOf = app.SignIn("role=delegate", "groupId=T06");
        using var forbidden = await delegateOf.GetAsync("office/petitions/2024-post-mid/report.docx", Cancel);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.Forbidden], [unknown.StatusCode, forbidden.StatusCode]);
    }

    [Fact]
    public async Task Repeats_that_nobody_has_resolved_are_a_list()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", [("a.docx", Report("Đề nghị đóng cửa bãi rác Lũng Cùng."))], round: "2024-pre-mid");
        await app.ReadAsync("T06", "Bãi rác Lũng Cùng mùi hôi, đề nghị di dời.");
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        var ids = (await office.PetitionsAsync()).Concat(await office.PetitionsAsync(round: "2024-pre-mid")).Select(row => row.Of("id")).ToArray();

        Assert.Empty(await UnresolvedAsync(office));
        await office.CodeOfAsync("api/petitions/merges", new { ids });
        Assert.Equal("2", Assert.Single(await UnresolvedAsync(office)).Of("times"));

        await app.Services.GetRequiredService<PetitionActs>().AnswerAsync(new Dictionary<string, PetitionAnswer> { [ids[0]] = new(AnswerClasses.Explained, "UBND huyện", "Giải trình.", null, null, "1/UBND", new(2024, 7, 1), null) }, "vp-01", Cancel);
        Assert.Empty(await UnresolvedAsync(office));
    }

    [Fact]
    public async Task The_same_words_in_a_groups_report_and_minutes_are_raised_once()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", "Đề nghị đóng cửa bãi rác Lũng Cùng.");
        await app.ReadAsync("T06", [("b.docx", Report("Đề nghị đóng cửa bãi rác Lũng Cùng."))], "Minutes");
        using var office = app.SignInToAct("role=office", "sub=vp-01");

        var all = await LinesAsync(office, "?all=true");

        Assert.Equal(2, all.Length);
        Assert.Contains("\"1\",\"0\"", all[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_petition_of_a_papers_second_file_leads_to_that_file()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", [("a.docx", Report("Đề nghị kéo điện.")), ("b.docx", Report("Đề nghị xây cầu."))]);
        using var office = app.SignIn("role=office");

        Assert.Equal(["1", "2"], (await office.PetitionsAsync()).Select(row => row.GetProperty("source").Of("file")));
        Assert.Contains("/versions/1/files/2", await office.GetStringAsync("office/petitions?round=2024-post-mid", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_contradicts_the_minutes_is_told()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", [("a.docx", new WordFile().Lines("Tổng số cử tri tham dự: 100 cử tri.", "Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", "- Đề nghị kéo điện.").ToBytes())]);
        await app.ReadAsync("T06", [("b.docx", new WordFile().Lines("Tổng số cử tri tham dự: 120 cử tri.", "Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", "- Đề nghị kéo điện.").ToBytes())], "Minutes");
        using var office = app.SignIn("role=office");

        var papers = JsonElement.Parse(await office.GetStringAsync("api/petitions/papers?round=2024-post-mid", Cancel)).EnumerateArray().ToList();

        Assert.Contains("Báo cáo ghi 100 cử tri dự, các biên bản cộng lại 120. Xin hỏi lại Tổ.", papers.SelectMany(paper => paper.GetProperty("notes").EnumerateArray()).Select(note => note.GetString()));
    }

    [Fact]
    public async Task Each_figure_names_the_petitions_that_it_counts()
    {
        await using var app = await ModuleApp.StartAsync();
        await DeliverAsync(app, "02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx");
        using var office = app.SignIn("role=office");
        var listed = (await office.PetitionsAsync()).Select(row => (row.Of("id"), row.Of("field"), row.Of("competence"))).Order().ToList();

        var figures = JsonElement.Parse(await office.GetStringAsync("api/petitions/figures?round=2024-post-mid&all=true", Cancel));

        var counted = figures.GetProperty("byField").EnumerateArray().SelectMany(row => row.GetProperty("perLevel").EnumerateArray().SelectMany(
            level => level.GetProperty("ids").EnumerateArray().Select(id => (id.GetString()!, row.Of("code"), level.Of("competence"))))).Order();
        Assert.Equal(listed, counted);
        using var unknown = await office.GetAsync("api/petitions/figures?round=2031-pre-mid", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("&q=loa truyen", 1)]
    [InlineData("&group=T07", 0)]
    [InlineData("&decided=true", 0)]
    [InlineData("&decided=false&competence=huyen", 5)]
    [InlineData("&passed=false", 17)]
    public async Task The_list_is_filtered(string filter, int count)
    {
        await using var app = await ModuleApp.StartAsync();
        await DeliverAsync(app, "02-bao-cao-to-06-huu-lung-sau-kh-giua-nam.docx");
        using var office = app.SignIn("role=office");

        Assert.Equal(count, (await office.PetitionsAsync(filter)).Count);
    }

    [Theory]
    [InlineData("Sở Xây dựng", "Sở Giao thông vận tải", true)]
    [InlineData("Sở Nông nghiệp và Môi trường", "Sở Tài nguyên và Môi trường", true)]
    [InlineData("Sở Y tế", "Sở Giáo dục và Đào tạo", false)]
    [InlineData("UBND huyện Hữu Lũng", "UBND huyện Hữu Lũng", true)]
    public void A_bodys_history_holds_that_of_those_it_took_over(string asked, string of, bool isSame) => Assert.Equal(isSame, Agencies.IsSame(asked, of));

    [Fact]
    public async Task The_Office_adds_words_by_which_papers_are_sorted_from_then_on()
    {
        await using var app = await ModuleApp.StartAsync();
        using var office = app.SignInToAct("role=office", "sub=vp-01");

        using var wrong = await office.PutAsJsonAsync("api/petitions/words", new { words = "cây mắc ca", field = "cay" }, Cancel);
        using var added = await office.PutAsJsonAsync("api/petitions/words", new { words = "lưu học sinh", field = "thuong-mai-cua-khau", agency = "Sở Công Thương" }, Cancel);
        await app.ReadAsync("T06", "Đề nghị quan tâm lưu học sinh.");

        Assert.Equal(("TXCT-PET-035", HttpStatusCode.NoContent), (JsonElement.Parse(await wrong.Content.ReadAsStringAsync(Cancel)).Of("code"), added.StatusCode));
        var row = Assert.Single(await office.PetitionsAsync());
        Assert.Equal(("thuong-mai-cua-khau", "Sở Công Thương"), (row.Of("field"), row.Of("agency")));
        using var removed = await office.DeleteAsync("api/petitions/words?word=l%C6%B0u%20h%E1%BB%8Dc%20sinh", Cancel);
        Assert.Equal((HttpStatusCode.NoContent, "[]"), (removed.StatusCode, await office.GetStringAsync("api/petitions/words", Cancel)));
    }

    private static byte[] Report(string petition) => new WordFile().Lines("Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", $"- {petition}").ToBytes();

    private static async Task<List<JsonElement>> UnresolvedAsync(HttpClient office) => [.. JsonElement.Parse(await office.GetStringAsync("api/petitions/repeats/unresolved", Cancel)).EnumerateArray()];

    private static async Task<List<JsonElement>> RepeatsAsync(HttpClient office) => [.. JsonElement.Parse(await office.GetStringAsync("api/petitions/repeats", Cancel)).EnumerateArray()];

    private static async Task<string[]> LinesAsync(HttpClient office, string query) =>
        (await office.GetStringAsync($"office/petitions/2024-post-mid/petitions.csv{query}", Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static async Task<List<JsonElement>> ListAsync(ModuleApp app, string more = "")
    {
        using var office = app.SignIn("role=office");
        return [.. JsonElement.Parse(await office.GetStringAsync(Register + more, Cancel)).EnumerateArray()];
    }

    private static Task DeliverAsync(ModuleApp app, params string[] names) => DeliverAsync(app, [.. names.Select(name => (name, File.ReadAllBytes(DeliveredReports.Sample(name))))]);

    private static Task DeliverAsync(ModuleApp app, (string Name, byte[] Bytes)[] files) => app.ReadAsync("T06", files);
}
