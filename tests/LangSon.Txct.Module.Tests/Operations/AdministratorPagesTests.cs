using System.Net;
using LangSon.Txct.Central;
using LangSon.Txct.Delivery;
using LangSon.Txct.Operations.Checks;
using LangSon.Txct.Operations.Journal;
using LangSon.Txct.Operations.Jobs;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Operations;

/// <summary>What the administrator sees and does.</summary>
public class AdministratorPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_overview_has_a_verdict_and_at_least_fifteen_checks_each_with_its_code_in_order()
    {
        await using var app = await OpenAsync();
        using var admin = app.SignIn("role=admin");

        var page = await admin.GetStringAsync("admin", Cancel);
        var results = (await app.Services.GetRequiredService<ModuleChecks>().RunAsync(isAnew: false, Cancel)).Results;

        AssertInOrder(page, "Tình trạng phân hệ", "Kiểm tra lúc", "Phiên bản", "langson.txct");
        Assert.True(results.Count >= 15);
        Assert.Equal(results.Count, results.Select(result => result.Code).Distinct().Count());
        Assert.All(results.Where(result => result.Level is CheckLevel.Warning or CheckLevel.Bad), result => Assert.NotEmpty(result.Fix));
    }

    [Fact]
    public async Task A_central_system_that_does_not_answer_is_said_with_what_to_do_and_the_page_still_stands()
    {
        await using var app = await OpenAsync();
        app.Central.Facts = new Answer<CentralFacts>.Unavailable("connection refused", null);
        using var admin = app.SignIn("role=admin");

        AssertInOrder(await admin.GetStringAsync("admin", Cancel), "1 lỗi", "Kết nối phần mềm Quản lý nghiệp vụ HĐND", "Lỗi", "không trả lời: connection refused", "Host:BaseUrl", "TXCT-OPS-101");
    }

    [Theory]
    [InlineData("2.0", 0, "TXCT-OPS-102", CheckLevel.Bad)]
    [InlineData("1.0", 120, "TXCT-OPS-104", CheckLevel.Warning)]
    [InlineData("1.3", 30, "TXCT-OPS-104", CheckLevel.Good)]
    [InlineData("1.3", 0, "TXCT-OPS-102", CheckLevel.Good)]
    public async Task What_the_central_system_says_of_itself_is_compared(string contract, int secondsAhead, string code, CheckLevel level)
    {
        await using var app = await OpenAsync();
        app.Central.Facts = new Answer<CentralFacts>.Ok(new CentralFacts(contract, 3, "e1", app.Time.GetUtcNow().AddSeconds(secondsAhead), 1 << 20));

        Assert.Equal(level, await LevelAsync(app, code));
    }

    [Fact]
    public async Task A_finding_is_put_aside_for_a_week_and_comes_back()
    {
        await using var app = await OpenAsync();
        app.Central.Facts = new Answer<CentralFacts>.Unavailable("down", null);
        using var admin = app.SignInToAct("role=admin", "sub=qt-01");

        using var muted = await admin.PostAsync("admin/mute", new FormUrlEncodedContent([new("code", "TXCT-OPS-101")]), Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, muted.StatusCode);
        Assert.Contains("Tạm ẩn</span>", await admin.GetStringAsync("admin", Cancel), StringComparison.Ordinal);

        app.Time.Advance(TimeSpan.FromDays(7.1));
        Assert.DoesNotContain("Tạm ẩn</span>", await admin.GetStringAsync("admin", Cancel), StringComparison.Ordinal);
        using var unknown = await admin.PostAsync("admin/mute", new FormUrlEncodedContent([new("code", "TXCT-OPS-999")]), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Jobs_that_were_set_aside_are_found_with_their_cause_and_all_tried_again()
    {
        await using var app = await OpenAsync();
        await SetAsideAsync(app, "doc-1", "quota");
        await SetAsideAsync(app, "doc-2", "virus");
        using var admin = app.SignInToAct("role=admin");

        AssertInOrder(await admin.GetStringAsync("admin/jobs", Cancel), "Lỗi (2)", "Chạy lại tất cả lỗi", "Tài liệu", "doc-2", "Nguyên nhân (permanent, TXCT-HOST-409): virus");
        Assert.DoesNotContain("doc-1", await admin.GetStringAsync("admin/jobs?state=failed&q=VIRUS", Cancel), StringComparison.Ordinal);

        using var retried = await admin.PostAsync("admin/jobs/retry", new FormUrlEncodedContent([]), Cancel);
        Assert.Equal("/txct/admin/jobs?done=2", retried.Headers.Location!.ToString());
        Assert.Equal(0, await app.Services.GetRequiredService<IJobs>().CountAsync(JobState.Failed, Cancel));
        Assert.Equal(2, await app.Services.GetRequiredService<IJobs>().CountAsync(JobState.Waiting, Cancel));
    }

    [Fact]
    public async Task A_notice_that_was_set_aside_is_given_up_with_a_reason_and_a_paper_never_is()
    {
        await using var app = await OpenAsync();
        await SetAsideAsync(app, "doc-1", "quota");
        await SetAsideAsync(app, "notice-1", "no such person", DeliveryPayload.Notice);
        var jobs = (await app.Services.GetRequiredService<IJobs>().ListAsync(JobState.Failed, null, Cancel)).ToDictionary(job => job.Aggregate, job => job.Id);
        using var admin = app.SignInToAct("role=admin", "sub=quantri");
        using var office = app.SignIn("role=office");

        using var without = await SkipAsync(admin, jobs["notice-1"], "");
        using var paper = await SkipAsync(admin, jobs["doc-1"], "Không cần gửi nữa.");
        using var notice = await SkipAsync(admin, jobs["notice-1"], "Người nhận đã nghỉ.");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound, HttpStatusCode.SeeOther), (without.StatusCode, paper.StatusCode, notice.StatusCode));
        Assert.Equal(["doc-1"], (await app.Services.GetRequiredService<IJobs>().ListAsync(JobState.Failed, null, Cancel)).Select(job => job.Aggregate));
        AssertInOrder(await office.GetStringAsync("office/history", Cancel), "Bỏ qua thông báo lỗi", "Người nhận đã nghỉ.", "quantri");
    }

    private static Task<HttpResponseMessage> SkipAsync(HttpClient admin, string id, string reason) =>
        admin.PostAsync("admin/jobs/skip", new FormUrlEncodedContent([new("id", id), new("what", $"Thông báo {id}"), new("reason", reason)]), Cancel);

    [Fact]
    public async Task The_journal_has_what_the_module_logged_with_its_causes_and_is_filtered()
    {
        await using var app = await OpenAsync();
        app.Services.GetRequiredService<ILogger<ModuleChecks>>().LogError(new EventId(42), new InvalidOperationException("outer", new IOException("disk")), "It went wrong");
        using var admin = app.SignIn("role=admin");

        AssertInOrder(await admin.GetStringAsync("admin/log", Cancel), "Error", "It went wrong", "Operations · 42", "InvalidOperationException: outer", "IOException: disk");
        Assert.DoesNotContain("It went wrong", await admin.GetStringAsync("admin/log?q=nothing-like-that", Cancel), StringComparison.Ordinal);
        Assert.Equal(1, app.Services.GetRequiredService<EventJournal>().CountErrors(app.Time.GetUtcNow().AddMinutes(-1)));
    }

    [Fact]
    public async Task Settings_are_shown_with_what_they_would_be_and_secrets_never()
    {
        await using var app = await ModuleApp.StartAsync(settings: [("Host:ClientSecret", "rat-bi-mat"), ("Publishing:Tenant", "tinh-mau"), ("Storage:ConnectionString", "Host=x;Password=y")]);
        using var admin = app.SignIn("role=admin");

        var page = await admin.GetStringAsync("admin/settings", Cancel);

        AssertInOrder(page, "Host:ClientSecret", "•••••• (đã đặt)", "Publishing:Tenant", "tinh-mau", "langson", "phần mềm chủ");
        Assert.DoesNotContain("rat-bi-mat", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Password=y", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("admin/jobs")]
    [InlineData("admin/backup")]
    [InlineData("admin/diagnostics")]
    [InlineData("admin/diagnostics/bundle.zip")]
    [InlineData("admin/log")]
    [InlineData("admin/settings")]
    public async Task Nobody_but_the_administrator_is_let_in(string path)
    {
        await using var app = await OpenAsync();
        foreach (var role in (string[])["role=office", "role=delegate", "role=standingCommittee"])
        {
            using var person = app.SignIn(role);
            using var answer = await person.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    private static async Task<CheckLevel> LevelAsync(ModuleApp app, string code) =>
        (await app.Services.GetRequiredService<ModuleChecks>().RunAsync(isAnew: true, Cancel)).Results.Single(result => result.Code == code).Level;

    private static async Task SetAsideAsync(ModuleApp app, string document, string reason, string kind = DeliveryPayload.Document)
    {
        var outbox = app.Services.GetRequiredService<IOutbox>();
        await app.Services.GetRequiredService<IDatabase>().WriteAsync(work => outbox.AddAsync(work, new NewDelivery(kind, document, 1, document, "{}"), Cancel), Cancel);
        var taken = await outbox.TakeAsync("test", Cancel);
        await outbox.QuarantineAsync(taken!, new DeliveryFault(DeliveryFault.Permanent, "TXCT-HOST-409", reason), Cancel);
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }
}
