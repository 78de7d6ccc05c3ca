using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LangSon.Txct.Support;

namespace LangSon.Txct.Planning.FollowUp;

/// <summary>What the Office sees of what is owed, and how it follows up.</summary>
public class FollowUpPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_presses_most_comes_first_with_how_the_day_comes_about()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        var html = await browser.GetStringAsync("office/follow-up", Cancel);

        Assert.True(html.IndexOf("id=\"T04\"", StringComparison.Ordinal) < html.IndexOf("id=\"T02\"", StringComparison.Ordinal));
        Assert.Contains("Quá hạn 02 ngày", html);
        Assert.Contains("Tiếp xúc ngày 12/7; thời hạn 05 ngày tính từ 13/7, hết ngày 17/7/2024.", html);
        Assert.Contains("Kính gửi đồng chí Tổ trưởng Tổ đại biểu số 04: Văn phòng trân trọng đề nghị Tổ gửi:", html);
    }

    [Fact]
    public async Task A_person_sends_to_a_leader_once_a_day_and_it_is_written_down_who_did()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office", "sub=chuyenvien");

        using var first = await SendAsync(browser, "T04");
        using var second = await SendAsync(browser, "T04");

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        Assert.Contains("TXCT-PLN-052", await second.Content.ReadAsStringAsync(Cancel));
        var notice = Assert.Single(await app.NoticesAsync());
        Assert.Equal(["groupLeader:T04"], notice.To);
        var html = await browser.GetStringAsync("office/follow-up", Cancel);
        Assert.Contains("chuyenvien gửi", html);
        Assert.Contains("Hôm nay đã gửi qua phần mềm.", html);
    }

    [Fact]
    public async Task A_reminder_that_went_by_itself_stands_in_the_list_as_such()
    {
        await using var app = await OpenAsync();
        await app.LookAsync();
        using var browser = app.SignIn("role=office");

        var reminded = JsonElement.Parse(await browser.GetStringAsync("api/office/follow-up", Cancel)).GetProperty("reminded").EnumerateArray().ToList();

        Assert.Equal(["Văn phòng", "Giúp việc Tổ đại biểu số 04", "Giúp việc Tổ đại biểu số 02"], reminded.Select(row => row.GetProperty("to").GetString()).OrderDescending(StringComparer.Ordinal));
        Assert.All(reminded, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("sentBy").ValueKind));
        Assert.Contains("tự động", await browser.GetStringAsync("office/follow-up", Cancel));
    }

    [Fact]
    public async Task A_group_that_owes_nothing_is_not_written_to()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        using var nothing = await SendAsync(browser, "T09");
        using var nobody = await SendAsync(browser, "T99");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (nothing.StatusCode, nobody.StatusCode));
        Assert.Empty(await app.NoticesAsync());
    }

    [Theory]
    [InlineData("office/follow-up/letter.docx?group=T04", "Kính gửi: Đồng chí Tổ trưởng Tổ đại biểu số 04")]
    [InlineData("office/follow-up/letter.docx", "- Tổ đại biểu số 05;")]
    public async Task The_draft_of_a_letter_is_a_sound_word_file_without_number_and_date(string path, string addressee)
    {
        await using var app = await OpenAsync();
        await app.MeetAsync("T05", new DateOnly(2024, 7, 11));
        using var browser = app.SignIn("role=office");

        using var letter = new MemoryStream(await browser.GetByteArrayAsync(path, Cancel));

        using var file = WordprocessingDocument.Open(letter, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, Cancel).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var text = file.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(line => line.InnerText).ToList();
        Assert.Contains(addressee, text);
        Assert.Contains("Số:      /…", text);
        Assert.Contains(text, line => line.StartsWith("- Biên bản cuộc tiếp xúc ngày 12/7/2024; thời hạn hết ngày 17/7/2024.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_but_the_office_follows_up_and_no_other_site_does_it_for_them()
    {
        await using var app = await OpenAsync();
        using var leader = app.SignIn("role=groupLeader", "groupId=T04");
        using var office = app.SignIn("role=office");

        using var page = await leader.GetAsync("office/follow-up", Cancel);
        using var letter = await leader.GetAsync("office/follow-up/letter.docx?group=T04", Cancel);
        using var refused = await SendAsync(leader, "T04");
        using var foreign = await SendAsync(office, "T04", "cross-site");

        Assert.All([page, letter, refused, foreign], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Empty(await app.NoticesAsync());
    }

    /// <summary>Group 4 is late, group 2 has some days left.</summary>
    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await FollowUpApp.OpenAsync("2024-07-19T08:00:00+07:00");
        await app.MeetAsync("T04", new DateOnly(2024, 7, 12));
        await app.MeetAsync("T02", new DateOnly(2024, 7, 16));
        return app;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string group, string site = "same-origin")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"office/follow-up/{group}") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await browser.SendAsync(request, Cancel);
    }
}
