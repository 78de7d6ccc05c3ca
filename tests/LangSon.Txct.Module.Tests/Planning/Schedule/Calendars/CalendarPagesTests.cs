using System.Net;
using System.Net.Http.Headers;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning.Schedule.Calendars;

public partial class CalendarPagesTests
{
    private static readonly string[] Delegate = ["role=delegate", "sub=u-41", "delegateId=D041", "groupId=T04", "name=Hoàng Văn A"];
    private static readonly string[] Assistant = ["role=groupAssistant", "sub=u-40", "groupId=T04"];
    private static readonly Meeting Planned =
        new("m-1", "T04", "2024-post-mid", new DateOnly(2024, 7, 12), new(8, 0), null, "Nhà văn hóa xã Hòa Bình", null, MeetingForm.Periodic, "ke-hoach.docx");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_is_shown_once_and_read_without_signing_in()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn(Delegate);
        using var program = new HttpClient();

        using var made = await RenewAsync(browser, "delegate");
        var html = await made.Content.ReadAsStringAsync(Cancel);
        var address = AddressIn(html);

        Assert.Equal("no-store", made.Headers.CacheControl!.ToString());
        Assert.Contains("chỉ hiện một lần", html);
        Assert.StartsWith($"{app.Address}txct/calendar/", address);
        Assert.Equal(43, Path.GetFileNameWithoutExtension(address).Length);
        using var answer = await program.GetAsync(address, Cancel);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("SUMMARY:Tiếp xúc cử tri – Tổ đại biểu số 04", await answer.Content.ReadAsStringAsync(Cancel));
        var later = await browser.GetStringAsync("calendar", Cancel);
        Assert.Contains("Thu hồi và tạo địa chỉ mới", later);
        Assert.DoesNotContain(".ics", later);
    }

    [Fact]
    public async Task A_revoked_address_answers_as_one_that_never_was()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn(Delegate);
        using var program = new HttpClient();
        var first = await MakeAsync(browser, "delegate");
        var second = await MakeAsync(browser, "delegate");

        using var revoked = await program.GetAsync(first, Cancel);
        using var unknown = await program.GetAsync(new Uri(app.Address, "/txct/calendar/x.ics"), Cancel);

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(second, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, revoked.StatusCode);
        Assert.Equal(await SeenAsync(unknown), await SeenAsync(revoked));
    }

    [Fact]
    public async Task The_token_itself_is_kept_nowhere()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn(Delegate);

        var token = Path.GetFileNameWithoutExtension(await MakeAsync(browser, "delegate"));

        var feeds = app.Services.GetRequiredService<IFeeds>();
        Assert.Null(await feeds.FindByDigestAsync(token, Cancel));
        Assert.NotNull(await feeds.FindByDigestAsync(FeedToken.DigestOf(token), Cancel));
    }

    [Fact]
    public async Task A_calendar_that_has_not_changed_is_not_sent_again()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn(Assistant);
        using var program = new HttpClient();
        var address = await MakeAsync(browser, "group");
        var tag = (await program.GetAsync(address, Cancel)).Headers.ETag!;

        app.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(program, address, tag)).StatusCode);

        await PutAsync(app, Planned with { Day = Planned.Day.AddDays(1) });
        using var changed = await AskAsync(program, address, tag);
        var text = await changed.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains("UID:m-1\r\n", text);
        Assert.Contains("SEQUENCE:1\r\n", text);
    }

    [Fact]
    public async Task The_press_has_all_groups_meetings_and_a_group_its_own()
    {
        await using var app = await OpenAsync();
        await PutAsync(app, Planned with { Id = "m-2", GroupId = "T05" });
        using var office = app.SignIn("role=office", "sub=u-1");
        using var assistant = app.SignIn(Assistant);
        using var program = new HttpClient();

        var press = await program.GetStringAsync(await MakeAsync(office, "press"), Cancel);
        var group = await program.GetStringAsync(await MakeAsync(assistant, "group"), Cancel);

        Assert.Contains("UID:m-1", press);
        Assert.Contains("UID:m-2", press);
        Assert.Contains("UID:m-1", group);
        Assert.DoesNotContain("UID:m-2", group);
    }

    [Theory]
    [InlineData("group")]
    [InlineData("press")]
    [InlineData("anything")]
    public async Task Nobody_makes_an_address_for_a_calendar_of_others(string kind)
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn(Delegate);

        using var answer = await RenewAsync(browser, kind);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_strange_sites_form_makes_no_address()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn(Delegate);
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await browser.PostAsync("calendar/delegate", null, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null(await app.Services.GetRequiredService<IFeeds>().FindAsync(FeedKind.Delegate, "D041", Cancel));
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        await PutAsync(app, Planned);
        return app;
    }

    private static Task PutAsync(ModuleApp app, Meeting meeting) => app.Services.GetRequiredService<IDatabase>().WriteAsync(
        work => app.Services.GetRequiredService<IMeetings>().PutAsync(work, meeting, Cancel), Cancel);

    private static async Task<string> MakeAsync(HttpClient browser, string kind)
    {
        using var made = await RenewAsync(browser, kind);
        return AddressIn(await made.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<HttpResponseMessage> RenewAsync(HttpClient browser, string kind)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"calendar/{kind}") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await browser.SendAsync(request, Cancel);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient program, string address, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(tag);
        return await program.SendAsync(request, Cancel);
    }

    private static async Task<string> SeenAsync(HttpResponseMessage answer)
    {
        answer.Headers.Date = null;
        return $"{answer.StatusCode}\n{answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync(Cancel)}";
    }

    private static string AddressIn(string html) => Address().Match(html).Groups[1].Value;

    [System.Text.RegularExpressions.GeneratedRegex("id=\"address\" value=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex Address();
}
