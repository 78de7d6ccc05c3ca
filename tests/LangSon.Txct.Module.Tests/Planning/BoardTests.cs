using System.Net;
using System.Text.Json;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using static LangSon.Txct.Support.ModuleContents;

namespace LangSon.Txct.Planning;

public class BoardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_figures_are_counted_and_what_is_missing_is_named_before_the_tables()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        var html = await browser.GetStringAsync("office", Cancel);

        Assert.Contains("<b>1/3</b> <span>tài liệu bắt buộc đã đăng", html);
        Assert.Contains("<b>1/11</b> <span>Tổ đã gửi đủ", html);
        Assert.Contains("<b>1</b> <span>hệ thống của Tổ không trả lời", html);
        Assert.Contains("<b>1</b> <a href=\"/txct/office/held\">tệp đang giữ</a>", html);
        var todo = html[html.IndexOf("Việc cần làm", StringComparison.Ordinal)..html.IndexOf("Tài liệu bắt buộc</h2>", StringComparison.Ordinal)];
        Assert.Contains("1 tài liệu thiếu:</strong> Báo cáo giám sát", todo);
        Assert.Contains("1 tài liệu đang giữ:</strong> Báo cáo của UBND tỉnh", todo);
        Assert.Contains("9 Tổ chưa gửi:</strong> Tổ 03, Tổ 04", todo);
        Assert.Contains("1 Tổ thiếu biên bản:</strong> Tổ 02", todo);
    }

    [Fact]
    public async Task What_is_missing_comes_first_in_both_lists()
    {
        await using var app = await OpenAsync();

        var board = await BoardAsync(app);

        Assert.Equal(["missing", "held", "published"], board.GetProperty("papers").EnumerateArray().Select(paper => paper.GetProperty("state").GetString()));
        Assert.Equal(
            ["T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T02", "T01"],
            board.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Minutes_of_meetings_that_were_held_and_have_not_come_are_counted_with_how_late_each_is()
    {
        await using var app = await FollowUpApp.OpenAsync("2024-07-22T08:00:00+07:00");
        foreach (var day in new[] { 10, 11, 12, 24 })
        {
            await app.MeetAsync("T04", new DateOnly(2024, 7, day));
        }

        await app.ArriveAsync("T04", "Minutes");

        using var browser = app.SignIn("role=office");
        Assert.Contains("Còn thiếu biên bản: 2 điểm", await browser.GetStringAsync("office?round=2024-post-mid", Cancel));
        var group = (await BoardAsync(app)).GetProperty("groups").EnumerateArray().Single(each => each.GetProperty("id").GetString() == "T04");
        Assert.Equal(2, group.GetProperty("minutesMissing").GetInt32());
        Assert.Equal(
            [("2024-07-10", "2024-07-22", 7), ("2024-07-11", null, 6), ("2024-07-12", null, 5), ("2024-07-24", null, 0)],
            group.GetProperty("papers").EnumerateArray().Where(paper => paper.GetProperty("kind").GetString() == "Minutes")
                .Select(paper => (paper.GetProperty("from").GetString(), paper.GetProperty("receivedOn").GetString(), paper.GetProperty("daysLate").GetInt32())));
    }

    [Fact]
    public async Task A_held_paper_says_why_and_leads_to_its_form()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        var html = await browser.GetStringAsync("office", Cancel);

        Assert.Contains("Văn bản chưa có số, ký hiệu.", html);
        Assert.Contains("href=\"/txct/office/held/1\"", html);
    }

    [Fact]
    public async Task The_state_of_a_groups_system_is_told_in_words()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        var html = await browser.GetStringAsync("office", Cancel);

        Assert.Contains("Hệ thống của Tổ không trả lời từ 08:05<", html);
        Assert.Contains("Kỳ họp đã bế mạc lúc 17:00 ngày 04/7/2024.", html);
    }

    [Fact]
    public async Task A_round_after_an_open_session_waits_for_its_closing()
    {
        await using var app = await ModuleApp.StartAsync(now: DateTimeOffset.Parse("2024-07-03T09:00:00+07:00"));
        await app.KnowTheYearAsync(midHasClosed: false);
        using var browser = app.SignIn("role=officeLead");

        var html = await browser.GetStringAsync("office?round=2024-post-mid", Cancel);

        Assert.Contains("Kỳ họp dự kiến bế mạc ngày 04/7/2024.", html);
        Assert.Contains("Chưa đến đợt", html);
        Assert.DoesNotContain("Chưa gửi", html);
    }

    [Fact]
    public async Task A_round_that_the_plan_does_not_have_is_not_found()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("office?round=2031-x", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("api/office/board?round=2031-x", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Before_the_central_system_was_heard_the_board_says_so()
    {
        await using var app = await ModuleApp.StartAsync();
        using var browser = app.SignIn("role=office");

        var html = await browser.GetStringAsync("office", Cancel);

        Assert.Contains("Chưa có lịch kỳ họp", html);
        Assert.Contains("Chưa nhận được danh sách Tổ đại biểu", html);
    }

    /// <summary>Round b: one paper out, one held, one missing; one group complete, one half, nine silent.</summary>
    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp", "512/BC-HĐND"));
        await app.HoldAsync("305 BC-UBND.pdf", [1, 2, 3], Metadata("PetitionResolutionReport", "Kết quả giải quyết kiến nghị", "/") with { Number = null, Notation = null });
        await app.ArriveAsync("T01", "VoterContactReport");
        await app.ArriveAsync("T01", "Minutes");
        await app.ArriveAsync("T02", "VoterContactReport");
        var register = app.Services.GetRequiredService<ISourceRegister>();
        await register.SetHealthAsync(new FakeReportSource("T01"), "ok", null, app.Time.GetUtcNow(), Cancel);
        await register.SetHealthAsync(new FakeReportSource("T05"), "ok", null, DateTimeOffset.Parse("2024-07-06T08:05:00+07:00"), Cancel);
        await register.SetHealthAsync(new FakeReportSource("T05"), "offline", "no answer", null, Cancel);
        return app;
    }

    private static async Task<JsonElement> BoardAsync(ModuleApp app)
    {
        using var client = app.SignIn("role=office");
        return JsonElement.Parse(await client.GetStringAsync("api/office/board", Cancel));
    }
}
