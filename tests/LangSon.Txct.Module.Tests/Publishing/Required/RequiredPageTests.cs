using System.Net;
using LangSon.Txct.Central;
using LangSon.Txct.Publishing.Release;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using static LangSon.Txct.Support.ModuleContents;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Publishing.Required;

/// <summary>A round's list of papers as the Office works with it.</summary>
public class RequiredPageTests
{
    private const string Page = "office/required?round=2024-post-mid";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_paper_that_the_plan_asks_for_says_how_far_it_is_and_what_can_be_done()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("SessionResultReport", "Kết quả kỳ họp giữa năm"));
        await app.HoldAsync("giám sát.pdf", [1, 2, 3], Metadata("OversightReport", "Kết quả giám sát"));
        using var office = app.SignIn("role=office");

        var page = await office.GetStringAsync(Page, Cancel);

        AssertInOrder(page, "Tài liệu bắt buộc", "Đã đăng", "Kết quả kỳ họp giữa năm", "Thay bản đính chính", "Gỡ khỏi phần mềm", "Thu hồi văn bản");
        AssertInOrder(page, "Đang giữ", "Kết quả giám sát", "Hoàn thiện rồi đăng");
        AssertInOrder(page, "Nơi gửi: UBND tỉnh", "cần có hết ngày", "Tải lên", "Không áp dụng");
    }

    [Fact]
    public async Task Before_anything_goes_out_the_page_says_what_will_and_when()
    {
        await using var app = await OpenAsync(midHasClosed: false);
        await AcceptAsync(app, "doc-1", "SessionResultReport", "Kết quả kỳ họp giữa năm", "2024-post-mid");
        using var office = app.SignIn("role=office");

        AssertInOrder(await office.GetStringAsync(Page, Cancel), "Lần đăng tới", "Kết quả kỳ họp giữa năm", "Đăng khi kỳ họp thường lệ giữa năm 2024 bế mạc (dự kiến 04/7/2024); đến mọi đại biểu; 1 tệp.");

        await app.KnowTheYearAsync(midHasClosed: true);
        AssertInOrder(await office.GetStringAsync(Page, Cancel), "Kết quả kỳ họp giữa năm", "Đăng trong lượt đăng tới");
    }

    [Fact]
    public async Task What_is_let_go_now_is_sent_before_its_session_has_closed_and_the_reason_is_kept()
    {
        await using var app = await OpenAsync(midHasClosed: false);
        await AcceptAsync(app, "doc-1", "SessionResultReport", "Kết quả kỳ họp giữa năm", "2024-post-mid");
        await app.Services.GetRequiredService<ReleaseSweep>().RunAsync(Cancel);
        Assert.Equal(PaperStage.Waiting, await StageAsync(app));
        using var office = app.SignInToAct("role=office", "sub=vp-01");

        using var without = await PostAsync(office, "release", ("document", "doc-1/1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Contains("Xin ghi lý do", await without.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        using var answer = await PostAsync(office, "release", ("document", "doc-1/1"), ("reason", "Thường trực chỉ đạo gửi sớm."));
        await app.Services.GetRequiredService<ReleaseSweep>().RunAsync(Cancel);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(PaperStage.Sending, await StageAsync(app));
        AssertInOrder(await office.GetStringAsync("office/history", Cancel), "Cho đăng trước lúc kế hoạch định", "Thường trực chỉ đạo gửi sớm.", "vp-01");
    }

    [Fact]
    public async Task A_paper_that_a_round_does_without_is_missing_nowhere_until_it_is_needed_again()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        using var reader = app.SignIn("role=delegate");
        Assert.Contains("Báo cáo giám sát", await reader.GetStringAsync("", Cancel), StringComparison.Ordinal);

        using var answer = await PostAsync(office, "waiver", ("type", "OversightReport"), ("reason", "Kỳ này không giám sát chuyên đề."));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        AssertInOrder(await office.GetStringAsync(Page, Cancel), "Không áp dụng", "Báo cáo giám sát", "Kỳ này không giám sát chuyên đề.", "Cần lại");
        var board = await office.GetStringAsync("office?round=2024-post-mid", Cancel);
        Assert.Contains("<b>0/2</b> <span>tài liệu bắt buộc đã đăng", board, StringComparison.Ordinal);
        Assert.Contains("2 tài liệu thiếu", board, StringComparison.Ordinal);
        Assert.DoesNotContain("Báo cáo giám sát", await reader.GetStringAsync("", Cancel), StringComparison.Ordinal);

        using var again = await PostAsync(office, "needed", ("type", "OversightReport"));
        Assert.Contains("<b>0/3</b>", await office.GetStringAsync("office?round=2024-post-mid", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_cannot_be_said_not_to_apply()
    {
        await using var app = await OpenAsync();
        await app.ShowAsync(Metadata("OversightReport", "Kết quả giám sát"));
        using var office = app.SignInToAct("role=office");

        using var answer = await PostAsync(office, "waiver", ("type", "OversightReport"), ("reason", "Không cần nữa."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("xin gỡ văn bản đó trước", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_shows_what_waits_as_delegates_will_see_it_and_opens_nothing()
    {
        await using var app = await OpenAsync(midHasClosed: false);
        await AcceptAsync(app, "doc-1", "SessionResultReport", "Kết quả kỳ họp giữa năm", "2024-post-mid");
        await app.ShowAsync(Metadata("OversightReport", "Dành riêng Tổ 03", audience: "group:T03"));
        using var office = app.SignIn("role=office");
        using var reader = app.SignIn("role=delegate");

        var page = await office.GetStringAsync("office/preview?round=2024-post-mid", Cancel);

        AssertInOrder(page, "Xem trước", "Kết quả kỳ họp giữa năm");
        Assert.DoesNotContain("Dành riêng Tổ 03", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Kết quả kỳ họp giữa năm", await reader.GetStringAsync("", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("documents/doc-1/1/doc-1.pdf", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("office/required?round=2030-x", "TXCT-PUB-004")]
    [InlineData("office/preview?round=2030-x", "TXCT-PUB-004")]
    public async Task A_round_that_the_plan_does_not_have_is_said_so(string path, string code)
    {
        await using var app = await OpenAsync();
        using var office = app.SignIn("role=office");

        using var answer = await office.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task<ModuleApp> OpenAsync(bool midHasClosed = true)
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync(midHasClosed);
        return app;
    }

    private static Task AcceptAsync(ModuleApp app, string id, string type, string subject, string round) => app.Services.GetRequiredService<IPapers>().RegisterAsync(
        new NewFile($"{id}.pdf", 3, app.Time.GetUtcNow(), new string('a', 64), "application/pdf", FileOutcome.Accepted, [], null, app.Time.GetUtcNow()),
        new Paper(id, 1, Metadata(type, subject, round: round), [new Part($"{id}.pdf", "application/pdf", 3, new string('a', 64))], PaperStage.Waiting), Cancel);

    private static async Task<PaperStage> StageAsync(ModuleApp app) => Assert.Single(await app.Services.GetRequiredService<IPapers>().PapersAsync(Cancel)).Stage;

    private static Task<HttpResponseMessage> PostAsync(HttpClient office, string act, params (string Name, string Value)[] fields) => office.PostAsync(
        $"office/required/{act}", new FormUrlEncodedContent([new("round", "2024-post-mid"), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]), Cancel);
}
