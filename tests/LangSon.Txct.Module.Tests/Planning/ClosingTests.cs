using System.Net;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning;

/// <summary>A session of which the central system does not tell that it closed.</summary>
public class ClosingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_board_asks_from_the_planned_day_on_and_the_Office_confirms()
    {
        await using var app = await OpenAsync("2024-07-05T09:00:00+07:00");
        using var browser = app.SignIn("role=office", "sub=chuyenvien");
        Assert.Contains("Xác nhận đã bế mạc", await browser.GetStringAsync("office?round=2024-post-mid", Cancel));

        using var answer = await ConfirmAsync(browser, "04/7/2024");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(DateTimeOffset.Parse("2024-07-04T17:00:00+07:00"), (await SessionsAsync(app))[0].ClosedAt);
        Assert.DoesNotContain("Xác nhận đã bế mạc", await browser.GetStringAsync("office?round=2024-post-mid", Cancel));
    }

    [Fact]
    public async Task Before_the_planned_day_it_does_not_ask_and_says_how_long_it_is_and_who_has_sent()
    {
        await using var app = await OpenAsync("2024-06-20T09:00:00+07:00");
        using var browser = app.SignIn("role=office");

        var html = await browser.GetStringAsync("office?round=2024-pre-mid", Cancel);

        Assert.DoesNotContain("Xác nhận đã bế mạc", html);
        Assert.Contains("Đến kỳ họp còn 12 ngày: 0/11 Tổ đã gửi.", html);
    }

    [Theory]
    [InlineData("", "ví dụ 04/7/2024")]
    [InlineData("01/7/2024", "trước ngày khai mạc")]
    [InlineData("06/7/2024", "chưa đến")]
    public async Task A_day_that_cannot_be_is_refused_in_words_and_nothing_closes(string day, string said)
    {
        await using var app = await OpenAsync("2024-07-05T09:00:00+07:00");
        using var browser = app.SignIn("role=office");

        using var answer = await ConfirmAsync(browser, day);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Null((await SessionsAsync(app))[0].ClosedAt);
    }

    [Fact]
    public async Task A_session_that_closes_today_has_closed_by_now_and_not_later()
    {
        await using var app = await OpenAsync("2024-07-04T11:30:00+07:00");
        using var browser = app.SignIn("role=office");

        using var answer = await ConfirmAsync(browser, "2024-07-04");

        Assert.Equal(app.Time.GetUtcNow(), (await SessionsAsync(app))[0].ClosedAt);
    }

    [Fact]
    public async Task Nobody_but_the_Office_confirms()
    {
        await using var app = await OpenAsync("2024-07-05T09:00:00+07:00");
        using var browser = app.SignIn("role=delegate");

        using var answer = await ConfirmAsync(browser, "04/7/2024");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null((await SessionsAsync(app))[0].ClosedAt);
    }

    private static async Task<ModuleApp> OpenAsync(string now)
    {
        var app = await ModuleApp.StartAsync(now: DateTimeOffset.Parse(now));
        await app.KnowTheYearAsync(midHasClosed: false);
        return app;
    }

    private static Task<IReadOnlyList<Session>> SessionsAsync(ModuleApp app) => app.Services.GetRequiredService<IDirectory>().SessionsAsync(Cancel);

    private static async Task<HttpResponseMessage> ConfirmAsync(HttpClient browser, string day)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("day", day)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "office/sessions/2024-mid/closing") { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await browser.SendAsync(request, Cancel);
    }
}
