using System.Net;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Content;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>A plan that came from a group's system, read into its schedule.</summary>
public class SentPlanTests
{
    private const string Round = "2024-post-mid";

    private static readonly string[][] Plan = [["STT", "Ngày", "Giờ", "Địa điểm", "Đại biểu"], ["1", "12/7/2024", "8h00", "Nhà văn hóa thôn Nà Kéo", "Lý Thị B"]];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_that_the_group_sent_is_offered_and_read_for_a_person_to_confirm()
    {
        await using var app = await OpenAsync();
        var sha256 = await SendAsync(app, "T01", "Kế hoạch năm.docx", new WordFile().Table(Plan).ToBytes());
        using var helper = app.SignIn("role=groupAssistant", "groupId=T01");

        var list = await helper.GetStringAsync($"schedule?round={Round}", Cancel);
        var form = await helper.GetStringAsync($"schedule/T01/sent/{sha256}?round={Round}", Cancel);

        Assert.Contains("Đọc lịch từ kế hoạch Tổ đã gửi: Kế hoạch năm.docx", list);
        Assert.Contains("Đã đọc 1 điểm, kiểm tra và xác nhận", form);
        Assert.Contains("value=\"Nhà văn hóa thôn Nà Kéo\"", form);
        Assert.Empty(await app.Services.GetRequiredService<IMeetings>().OfRoundAsync(Round, Cancel));
    }

    [Fact]
    public async Task Nobody_reads_a_plan_of_another_group_or_a_file_that_is_none()
    {
        await using var app = await OpenAsync();
        var ours = await SendAsync(app, "T01", "Kế hoạch năm.docx", new WordFile().Table(Plan).ToBytes());
        var scan = await SendAsync(app, "T01", "Kế hoạch.pdf", [1, 2, 3]);
        using var other = app.SignIn("role=groupAssistant", "groupId=T02");
        using var reader = app.SignIn("role=delegate", "groupId=T01");

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(other, $"schedule/T01/sent/{ours}?round={Round}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, $"schedule/T02/sent/{ours}?round={Round}"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(reader, $"schedule/T01/sent/{ours}?round={Round}"));
        using var office = app.SignIn("role=office");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(office, $"schedule/T01/sent/{scan}?round={Round}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(office, $"schedule/T01/sent/..%2F..%2Ftxct.db?round={Round}"));
        Assert.DoesNotContain("Đọc lịch từ kế hoạch", await reader.GetStringAsync($"schedule?round={Round}", Cancel));
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }

    /// <summary>As if it had been pulled and decided on.</summary>
    private static async Task<string> SendAsync(ModuleApp app, string group, string name, byte[] file)
    {
        var (inbox, now) = (app.Services.GetRequiredService<IInbox>(), app.Time.GetUtcNow());
        using var bytes = new MemoryStream(file);
        using var taken = await app.Services.GetRequiredService<ITransit>().TakeAsync(bytes, Cancel);
        await app.Services.GetRequiredService<IContentStore>().KeepAsync(taken, Cancel);
        var report = new SourceReport($"kh-{name.Length}", 1, "GroupPlan", group, Round, null, null, null, "Kế hoạch", [new SourceAttachment("a1", name, "application/octet-stream", file.Length, taken.Sha256)], now, false);
        await app.Services.GetRequiredService<ISourceRegister>().ReceiveAsync(new FakeReportSource(group), [report], false, null, now, Cancel);
        var row = (await inbox.OpenAsync(group, now, 0, Cancel)).Single(row => row.Report.Id == report.Id);
        var kept = new Decision(InboxState.Applied) { Files = [new Part(name, "application/octet-stream", file.Length, taken.Sha256)] };
        await app.Services.GetRequiredService<IDatabase>().WriteAsync(work => inbox.DecideAsync(work, row, kept, Cancel), Cancel);
        return taken.Sha256;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path, Cancel);
        return answer.StatusCode;
    }
}
