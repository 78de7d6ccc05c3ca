using System.Net;
using LangSon.Txct.Content.Reading.Office;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning.Schedule.Calendars;

public class RoundFilesTests
{
    private static readonly Meeting Planned =
        new("m-1", "T04", "2024-post-mid", new DateOnly(2024, 7, 12), new(8, 0), null, "Nhà văn hóa xã Hòa Bình", null, MeetingForm.Periodic, "ke-hoach.docx");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_office_takes_a_rounds_figures_as_a_sheet()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        using var answer = await browser.GetAsync("office/schedule/2024-post-mid/list.xlsx", Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Bảng kê TXCT 2024-post-mid.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        var lines = XlsxReader.Read(await answer.Content.ReadAsByteArrayAsync(Cancel), Cancel).Lines.Select(line => line.Text).ToList();
        Assert.Contains("Tổ đại biểu số 11", lines);
        Assert.Contains("Nhà văn hóa xã Hòa Bình", lines);
        Assert.DoesNotContain("Đợt khác", lines);
    }

    [Fact]
    public async Task The_press_gets_a_rounds_meetings_as_a_paper_and_as_a_calendar()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=office");

        using var paper = await browser.GetAsync("office/schedule/2024-post-mid/press.docx", Cancel);
        using var calendar = await browser.GetAsync("office/schedule/2024-post-mid/press.ics", Cancel);

        Assert.Equal("Lịch TXCT 2024-post-mid.docx", paper.Content.Headers.ContentDisposition!.FileNameStar);
        var lines = DocxReader.Read(await paper.Content.ReadAsByteArrayAsync(Cancel), Cancel).Lines.Select(line => line.Text).ToList();
        Assert.Contains("Nhà văn hóa xã Hòa Bình", lines);
        Assert.DoesNotContain("Đợt khác", lines);
        Assert.DoesNotContain("Hội trường đã hủy", lines);
        Assert.Equal("text/calendar; charset=utf-8", calendar.Content.Headers.ContentType!.ToString());
        var text = await calendar.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("UID:m-1", text);
        Assert.DoesNotContain("UID:m-2", text);
        Assert.Contains("STATUS:CANCELLED", text);
    }

    [Theory]
    [InlineData("list.xlsx")]
    [InlineData("press.docx")]
    [InlineData("press.ics")]
    public async Task Files_of_a_round_are_the_offices_and_of_rounds_of_the_plan(string file)
    {
        await using var app = await OpenAsync();
        using var office = app.SignIn("role=officeLead");
        using var reader = app.SignIn("role=delegate");

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync($"office/schedule/2024-post-mid/{file}", Cancel)).StatusCode);
        using var answer = await office.GetAsync($"office/schedule/2024-none/{file}", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Kế hoạch năm không có đợt này", await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        var meetings = app.Services.GetRequiredService<IMeetings>();
        await app.Services.GetRequiredService<IDatabase>().WriteAsync(
            async work =>
            {
                await meetings.PutAsync(work, Planned, Cancel);
                await meetings.PutAsync(work, Planned with { Id = "m-2", RoundId = "2024-pre-mid", Place = "Đợt khác" }, Cancel);
                await meetings.PutAsync(work, Planned with { Id = "m-3", GroupId = "T05", Place = "Hội trường đã hủy", State = MeetingState.Cancelled }, Cancel);
            },
            Cancel);
        return app;
    }
}
