using System.Net;
using System.Text.Json;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning.Deadlines;

/// <summary>What the Office sees of deadlines, and how it grants more time.</summary>
public class DeadlinePagesTests
{
    private const string Round = "2024-post-mid";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_whose_paper_is_late_comes_first_with_how_the_day_comes_about()
    {
        await using var app = await OpenAsync("2024-07-20T08:00:00+07:00");
        await MeetAsync(app, "T04", new DateOnly(2024, 7, 12));
        await MeetAsync(app, "T02", new DateOnly(2024, 7, 18));
        using var browser = app.SignIn("role=office");

        var html = await browser.GetStringAsync("office", Cancel);

        Assert.Contains("Quá hạn 03 ngày", html);
        Assert.Contains("Tiếp xúc ngày 12/7; thời hạn 05 ngày tính từ 13/7, hết ngày 17/7/2024", html);
        Assert.Contains("Còn 3 ngày", html);
        Assert.True(html.IndexOf("Quá hạn 03 ngày", StringComparison.Ordinal) < html.IndexOf("Còn 3 ngày", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_came_late_is_complete_and_says_how_late()
    {
        await using var app = await OpenAsync("2024-07-19T08:00:00+07:00");
        await MeetAsync(app, "T04", new DateOnly(2024, 7, 12));
        await app.ArriveAsync("T04", "VoterContactReport");
        await app.ArriveAsync("T04", "Minutes");
        using var browser = app.SignIn("role=office");

        Assert.Contains("Đủ (chậm 02 ngày)", await browser.GetStringAsync("office", Cancel));
    }

    [Fact]
    public async Task Minutes_of_every_meeting_are_owed()
    {
        await using var app = await OpenAsync("2024-07-30T08:00:00+07:00");
        await MeetAsync(app, "T04", new DateOnly(2024, 7, 12));
        await MeetAsync(app, "T04", new DateOnly(2024, 7, 15));
        await app.ArriveAsync("T04", "VoterContactReport");
        await app.ArriveAsync("T04", "Minutes");

        var group = (await GetAsync(app, "api/office/board")).GetProperty("groups").EnumerateArray().Single(row => row.GetProperty("id").GetString() == "T04");

        Assert.False(group.GetProperty("isComplete").GetBoolean());
        Assert.Equal("2024-07-22", group.GetProperty("owed").GetProperty("lastDay").GetString());
    }

    [Fact]
    public async Task More_time_is_granted_with_a_reason_and_by_whom()
    {
        await using var app = await OpenAsync("2024-07-20T08:00:00+07:00");
        await MeetAsync(app, "T04", new DateOnly(2024, 7, 12));
        using var browser = app.SignIn("role=office", "sub=chuyenvien");

        using var answer = await ExtendAsync(browser, ("rule", "report"), ("subject", "T04"), ("until", "26/7/2024"), ("reason", "Tổ còn một điểm bị lũ chia cắt."));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var granted = Assert.Single(await app.Services.GetRequiredService<IDeadlineRegister>().ExtensionsAsync(Cancel));
        Assert.Equal(("report", "T04", Round, new DateOnly(2024, 7, 26), "chuyenvien"), (granted.Rule, granted.Subject, granted.RoundId, granted.Until, granted.GrantedBy));
        var row = (await GetAsync(app, $"api/office/deadlines?round={Round}")).GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("rule").GetString() == "report");
        Assert.Equal(("2024-07-17", "2024-07-26"), (row.GetProperty("due").GetString(), row.GetProperty("lastDay").GetString()));
    }

    [Theory]
    [InlineData("17/7/2024", "Lý do đủ dài.", "Ngày gia hạn phải sau hạn cũ.")]
    [InlineData("", "Lý do đủ dài.", "Xin ghi ngày gia hạn")]
    [InlineData("26/7/2034", "Lý do đủ dài.", "Xin xem lại năm.")]
    [InlineData("26/7/2024", "  ", "Xin ghi lý do gia hạn.")]
    public async Task A_form_that_says_too_little_comes_back_with_what_was_typed_and_nothing_is_granted(string until, string reason, string said)
    {
        await using var app = await OpenAsync("2024-07-20T08:00:00+07:00");
        await MeetAsync(app, "T04", new DateOnly(2024, 7, 12));
        using var browser = app.SignIn("role=office");

        using var answer = await ExtendAsync(browser, ("rule", "report"), ("subject", "T04"), ("until", until), ("reason", reason));
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, html);
        Assert.Contains($"value=\"{until}\"", html);
        Assert.Empty(await app.Services.GetRequiredService<IDeadlineRegister>().ExtensionsAsync(Cancel));
    }

    [Fact]
    public async Task A_meeting_that_moves_shows_which_deadline_it_moved()
    {
        await using var app = await OpenAsync("2024-07-10T08:00:00+07:00");
        await MeetAsync(app, "T04", new DateOnly(2024, 7, 12));
        await LookAsync(app);
        Assert.Empty((await GetAsync(app, $"api/office/deadlines?round={Round}")).GetProperty("moved").EnumerateArray());

        await MeetAsync(app, "T04", new DateOnly(2024, 7, 15), id: "m-T04-2024-07-12");
        await LookAsync(app);

        using var browser = app.SignIn("role=office");
        var html = await browser.GetStringAsync($"office/deadlines?round={Round}", Cancel);
        Assert.Contains("Hạn vừa thay đổi", html);
        Assert.Contains("(T04): hạn 17/7/2024 chuyển thành 22/7/2024.", html);
    }

    [Fact]
    public async Task A_group_that_has_told_its_days_is_nobodys_task_before_they_have_come()
    {
        await using var app = await OpenAsync("2024-07-10T08:00:00+07:00");
        await MeetAsync(app, "T04", new DateOnly(2024, 7, 12));
        using var browser = app.SignIn("role=office");

        var html = await browser.GetStringAsync("office", Cancel);

        var todo = html[html.IndexOf("Việc cần làm", StringComparison.Ordinal)..html.IndexOf("Tài liệu bắt buộc</h2>", StringComparison.Ordinal)];
        Assert.Contains("10 Tổ chưa gửi", todo);
        Assert.DoesNotContain("Tổ 04", todo);
        Assert.Contains("Chưa tiếp xúc", html);
    }

    [Fact]
    public async Task What_belongs_to_no_round_stands_under_the_whole_year_and_can_be_extended()
    {
        await using var app = await OpenAsync("2024-05-20T08:00:00+07:00");
        using var browser = app.SignIn("role=office");
        Assert.Contains("phải xong trước ngày 01/6, hết ngày 31/5/2024", await browser.GetStringAsync("office/deadlines?round=year", Cancel));

        using var answer = await ExtendAsync(browser, ("round", "year"), ("rule", "thematic-mid"), ("subject", "T04"), ("until", "07/6/2024"), ("reason", "Chờ tập huấn."));

        Assert.Equal("/txct/office/deadlines?round=year", answer.Headers.Location!.ToString());
        Assert.Null(Assert.Single(await app.Services.GetRequiredService<IDeadlineRegister>().ExtensionsAsync(Cancel)).RoundId);
        Assert.Contains("Đã gia hạn từ 31/5/2024: Chờ tập huấn.", await browser.GetStringAsync("office/deadlines?round=year", Cancel));
    }

    [Fact]
    public async Task Nobody_but_the_office_sees_or_extends_deadlines()
    {
        await using var app = await OpenAsync("2024-07-20T08:00:00+07:00");
        await MeetAsync(app, "T04", new DateOnly(2024, 7, 12));
        using var browser = app.SignIn("role=groupLeader", "groupId=T04");

        using var page = await browser.GetAsync("office/deadlines", Cancel);
        using var answer = await ExtendAsync(browser, ("rule", "report"), ("subject", "T04"), ("until", "26/7/2024"), ("reason", "Lý do đủ dài."));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (page.StatusCode, answer.StatusCode));
    }

    private static async Task<ModuleApp> OpenAsync(string now)
    {
        var app = await ModuleApp.StartAsync(now: DateTimeOffset.Parse(now));
        await app.KnowTheYearAsync();
        return app;
    }

    private static Task MeetAsync(ModuleApp app, string group, DateOnly day, string? id = null)
    {
        var meeting = new Meeting(id ?? $"m-{group}-{day:yyyy-MM-dd}", group, Round, day, new TimeOnly(8, 0), null, "Nhà văn hóa", null, MeetingForm.Periodic, "ke-hoach.docx");
        return app.Services.GetRequiredService<IDatabase>().WriteAsync(work => app.Services.GetRequiredService<IMeetings>().PutAsync(work, meeting, Cancel), Cancel);
    }

    private static Task LookAsync(ModuleApp app) => app.Services.GetRequiredService<DeadlineWatch>().LookAsync(Cancel);

    private static async Task<JsonElement> GetAsync(ModuleApp app, string path)
    {
        using var browser = app.SignIn("role=office");
        return JsonElement.Parse(await browser.GetStringAsync(path, Cancel));
    }

    private static async Task<HttpResponseMessage> ExtendAsync(HttpClient browser, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent((fields[0].Name == "round" ? fields : [.. fields, ("round", Round)]).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "office/deadlines/extensions") { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await browser.SendAsync(request, Cancel);
    }
}
