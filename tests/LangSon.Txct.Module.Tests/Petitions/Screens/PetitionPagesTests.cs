using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LangSon.Txct.Support;

namespace LangSon.Txct.Petitions.Screens;

/// <summary>The pages of petitions, as a browser without scripts uses them.</summary>
public partial class PetitionPagesTests
{
    private const string Round = "2024-post-mid", ListPath = $"office/petitions?round={Round}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("role=office", HttpStatusCode.OK, true)]
    [InlineData("role=standingCommittee", HttpStatusCode.OK, false)]
    [InlineData("role=groupLeader;groupId=T06", HttpStatusCode.Forbidden, false)]
    [InlineData("role=admin", HttpStatusCode.Forbidden, false)]
    public async Task The_Office_works_the_Standing_Committee_reads_and_nobody_else_sees_the_pages(string person, HttpStatusCode status, bool works)
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", "Đề nghị kéo điện cho thôn Khuổi Nà.");
        using var browser = app.SignIn(person.Split(';'));

        using var passings = await browser.GetAsync($"office/passings?round={Round}", Cancel);
        using var list = await browser.GetAsync(ListPath, Cancel);

        Assert.Equal((status, status), (passings.StatusCode, list.StatusCode));
        Assert.Equal(works, (await list.Content.ReadAsStringAsync(Cancel)).Contains("method=\"post\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Petitions_that_are_marked_are_decided_by_their_suggestions_and_taken_back()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", "Đề nghị kéo điện cho thôn Khuổi Nà.", "Đề nghị bổ sung bác sĩ cho trạm y tế.");
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        var ids = (await office.PetitionsAsync()).Select(row => row.Of("id")).ToList();

        var after = await PostAsync(office, "office/petitions/act", [("do", "decide"), ("back", $"round={Round}&state=undecided"), .. ids.Select(id => ("id", id))]);
        Assert.StartsWith($"/txct/office/petitions?round={Round}&state=undecided&done=decide&count=2&act=", after, StringComparison.Ordinal);
        Assert.All(await office.PetitionsAsync(), row => Assert.True(row.GetProperty("isDecided").GetBoolean()));
        var page = WebUtility.HtmlDecode(await office.GetStringAsync(after, Cancel));
        Assert.Contains("Đã duyệt 2 kiến nghị.", page, StringComparison.Ordinal);

        await PostAsync(office, "office/petitions/undo", [("act", Act().Match(page).Groups[1].Value), ("back", $"round={Round}")]);
        Assert.All(await office.PetitionsAsync(), row => Assert.False(row.GetProperty("isDecided").GetBoolean()));
    }

    [Fact]
    public async Task Where_nothing_is_marked_the_page_says_so()
    {
        await using var app = await ModuleApp.StartAsync();
        using var office = app.SignInToAct("role=office");

        using var answer = await office.PostAsync("office/petitions/act", new FormUrlEncodedContent([new("do", "decide"), new("back", "round=x&evil=//a.example")]), Cancel);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Xin chọn từ 1 đến 500 kiến nghị.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("a.example", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&state=undecided", 2)]
    [InlineData("&state=decided", 0)]
    [InlineData("&field=dien", 1)]
    [InlineData("&q=khuoi na", 1)]
    [InlineData("&group=T05", 0)]
    public async Task The_list_is_filtered_by_its_address(string filter, int count)
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", "Đề nghị kéo điện cho thôn Khuổi Nà.", "Đề nghị bổ sung bác sĩ cho trạm y tế.");
        using var office = app.SignIn("role=office");

        var page = await office.GetStringAsync(ListPath + filter, Cancel);

        Assert.Equal(count, Regex.Count(page, "type=\"checkbox\""));
    }

    [Fact]
    public async Task What_is_exported_is_what_the_filter_shows_without_the_voters_names()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", "Đề nghị kéo điện cho thôn Khuổi Nà.", "=cmd Đề nghị bổ sung bác sĩ cho trạm y tế.");
        using var office = app.SignIn("role=office");

        var all = System.Text.Encoding.UTF8.GetString(await office.GetByteArrayAsync($"office/petitions/list.csv?round={Round}", Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var some = System.Text.Encoding.UTF8.GetString(await office.GetByteArrayAsync($"office/petitions/list.csv?round={Round}&q=khuoi na", Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((3, 2), (all.Length, some.Length));
        Assert.Contains("Đề nghị kéo điện cho thôn Khuổi Nà.", some[1], StringComparison.Ordinal);
        Assert.DoesNotContain("cu_tri", all[0], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync("office/petitions/list.csv?round=none", Cancel)).StatusCode);
    }

    [Fact]
    public async Task What_voters_wrote_is_shown_as_text_and_never_as_a_page()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", "Đề nghị <script>alert(1)</script> sửa cầu \"Bản Ngà\".");
        using var office = app.SignIn("role=office");

        Assert.DoesNotContain("<script>", await office.GetStringAsync(ListPath, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_page_of_a_petition_it_is_worded_split_and_brought_back()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", "Đề nghị sửa cầu và xây trạm y tế.");
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        var id = (await office.PetitionsAsync())[0].Of("id");

        await PostAsync(office, $"office/petitions/{id}", [("do", "reword"), ("text", "Đề nghị sửa cầu Bản Ngà và xây trạm y tế."), ("place", "xã Vân Nham")]);
        var worded = WebUtility.HtmlDecode(await office.GetStringAsync($"office/petitions/{id}", Cancel));
        Assert.Contains("<h1 class=\"narrow\">Đề nghị sửa cầu Bản Ngà và xây trạm y tế.</h1>", worded, StringComparison.Ordinal);
        Assert.Contains("Đề nghị sửa cầu và xây trạm y tế.", worded, StringComparison.Ordinal);

        await PostAsync(office, $"office/petitions/{id}", [("do", "split"), ("texts", "Đề nghị sửa cầu Bản Ngà.\r\nĐề nghị xây trạm y tế.")]);
        Assert.Equal(["Đề nghị sửa cầu Bản Ngà.", "Đề nghị xây trạm y tế."], (await office.PetitionsAsync()).Select(row => row.Of("text")));

        var split = WebUtility.HtmlDecode(await office.GetStringAsync($"office/petitions/{id}", Cancel));
        Assert.Contains("Đã tách thành các kiến nghị khác.", split, StringComparison.Ordinal);
        await PostAsync(office, $"office/petitions/{id}", [("do", "undo"), ("act", Act().Match(split).Groups[1].Value)]);
        Assert.Equal(["Đề nghị sửa cầu Bản Ngà và xây trạm y tế."], (await office.PetitionsAsync()).Select(row => row.Of("text")));
    }

    [Fact]
    public async Task What_was_set_aside_is_found_and_brought_back()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", "Đề nghị kéo điện cho thôn Khuổi Nà.", "Đề nghị bổ sung bác sĩ cho trạm y tế.");
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        var id = (await office.PetitionsAsync())[0].Of("id");
        await PostAsync(office, $"office/petitions/{id}", [("do", "setAside")]);

        Assert.Contains("Đề nghị kéo điện cho thôn Khuổi Nà.", WebUtility.HtmlDecode(await office.GetStringAsync($"{ListPath}&state=setAside", Cancel)), StringComparison.Ordinal);
        Assert.Contains("value=\"restore\"", await office.GetStringAsync($"office/petitions/{id}", Cancel), StringComparison.Ordinal);
        await PostAsync(office, $"office/petitions/{id}", [("do", "restore")]);

        Assert.Equal(2, (await office.PetitionsAsync()).Count);
    }

    [Fact]
    public async Task Petitions_that_ask_the_same_are_shown_side_by_side_and_merged()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        await app.ReadAsync("T06", "Đề nghị đóng cửa bãi rác Lũng Cùng.");
        await app.ReadAsync("T05", "Bãi rác Lũng Cùng mùi hôi, đề nghị di dời.");
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        var ids = (await office.PetitionsAsync()).Select(row => row.Of("id")).ToList();

        Assert.Contains("Nghi trùng 1", WebUtility.HtmlDecode(await office.GetStringAsync(ListPath, Cancel)), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await office.GetStringAsync($"office/petitions/{ids[0]}", Cancel));
        Assert.Contains("Các kiến nghị cùng một việc", page, StringComparison.Ordinal);

        await PostAsync(office, $"office/petitions/{ids[0]}", [("do", "merge"), ("other", ids[1])]);
        Assert.Single((await office.PetitionsAsync()).Select(row => row.Of("merged")).Distinct());
    }

    [Fact]
    public async Task Drafts_are_made_on_a_page_and_passed_on_with_the_issued_file_alone()
    {
        await using var app = await ModuleApp.StartAsync();
        await app.ReadAsync("T06", "Đề nghị bổ sung bác sĩ cho trạm y tế.");
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        await office.CodeOfAsync("api/petitions/decisions", new { ids = (await office.PetitionsAsync()).Select(row => row.Of("id")), competence = "tinh", agency = "Sở Y tế" });

        await PostAsync(office, "office/passings", [("round", Round)]);
        var page = WebUtility.HtmlDecode(await office.GetStringAsync($"office/passings?round={Round}", Cancel));
        Assert.Contains("Ủy ban nhân dân tỉnh", page, StringComparison.Ordinal);
        var id = JsonElement.Parse(await office.GetStringAsync($"api/petitions/passings?round={Round}", Cancel))[0].Of("id");

        using var empty = new MultipartFormDataContent { { new StringContent(Round), "round" }, { new StringContent("119/HĐND-VP"), "number" } };
        using var refused = await office.PostAsync($"office/passings/{id}/issue", empty, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("chưa có tệp thì chưa ghi là đã chuyển", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);

        await PostAsync(office, $"office/passings/{id}/drop", [("round", Round)]);
        Assert.Equal("[]", await office.GetStringAsync($"api/petitions/passings?round={Round}", Cancel));
    }

    [Fact]
    public async Task A_form_from_a_strange_site_changes_nothing()
    {
        await using var app = await ModuleApp.StartAsync();
        using var office = app.SignIn("role=office");
        office.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await office.PostAsync("office/petitions/act", new FormUrlEncodedContent([new("do", "decide")]), Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    /// <summary>Posts a form, and says where the browser is sent.</summary>
    private static async Task<string> PostAsync(HttpClient browser, string path, IEnumerable<(string Name, string Value)> fields)
    {
        using var answer = await browser.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    [GeneratedRegex("name=\"act\" value=\"([^\"]+)\"")]
    private static partial Regex Act();
}
