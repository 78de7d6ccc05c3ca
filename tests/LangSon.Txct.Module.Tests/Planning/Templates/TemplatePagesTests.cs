using System.Net;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Planning.Schedule;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning.Templates;

/// <summary>The papers of a group as files that its people take.</summary>
public class TemplatePagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("schedule/T04/outline.docx?round=2024-post-mid", "Đề cương báo cáo TXCT Tổ đại biểu số 04 đợt b.docx")]
    [InlineData("schedule/T04/m-T04-07-12/minutes.docx", "Mẫu biên bản TXCT Tổ đại biểu số 04 12-07-2024.docx")]
    [InlineData("schedule/T04/m-T04-07-12/dossier.docx", "Hồ sơ điểm tiếp xúc Tổ đại biểu số 04 12-07-2024.docx")]
    public async Task The_own_people_and_the_office_take_a_paper_and_others_do_not(string path, string name)
    {
        await using var app = await OpenAsync();
        foreach (var (claims, status) in new (string[], HttpStatusCode)[]
        {
            (["role=groupAssistant", "groupId=T04"], HttpStatusCode.OK), (["role=delegate", "groupId=T04"], HttpStatusCode.OK), (["role=office"], HttpStatusCode.OK),
            (["role=groupLeader", "groupId=T05"], HttpStatusCode.Forbidden), (["role=fatherlandFront"], HttpStatusCode.Forbidden), (["role=admin"], HttpStatusCode.Forbidden),
        })
        {
            using var browser = app.SignIn(claims);
            using var answer = await browser.GetAsync(path, Cancel);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal(status == HttpStatusCode.OK ? name : null, answer.Content.Headers.ContentDisposition?.FileNameStar);
        }
    }

    [Fact]
    public async Task What_is_not_there_or_was_cancelled_has_no_papers()
    {
        await using var app = await OpenAsync();
        await CancelMeetingAsync(app);
        using var browser = app.SignIn("role=office");

        foreach (var path in new[] { "schedule/T04/m-T04-07-12/dossier.docx", "schedule/T04/m-none/minutes.docx", "schedule/T05/m-T04-07-12/minutes.docx", "schedule/T99/outline.docx", "schedule/T04/outline.docx?round=2031-x" })
        {
            using var answer = await browser.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_schedule_leads_to_the_papers_of_each_meeting_that_is_held()
    {
        await using var app = await OpenAsync();
        using var browser = app.SignIn("role=groupLeader", "groupId=T04");

        var html = await browser.GetStringAsync("schedule?round=2024-post-mid", Cancel);
        await CancelMeetingAsync(app);
        var after = await browser.GetStringAsync("schedule?round=2024-post-mid", Cancel);

        Assert.Contains("href=\"/txct/schedule/T04/m-T04-07-12/dossier.docx\"", html);
        Assert.Contains("href=\"/txct/schedule/T04/outline.docx?round=2024-post-mid\"", html);
        Assert.DoesNotContain("dossier.docx", after);
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await FollowUpApp.OpenAsync("2024-07-10T08:00:00+07:00");
        await app.MeetAsync("T04", new DateOnly(2024, 7, 12));
        return app;
    }

    private static async Task CancelMeetingAsync(ModuleApp app)
    {
        var meetings = app.Services.GetRequiredService<IMeetings>();
        var meeting = (await meetings.FindAsync("m-T04-07-12", Cancel))!;
        await app.Services.GetRequiredService<IDatabase>().WriteAsync(work => meetings.PutAsync(work, meeting with { State = MeetingState.Cancelled }, Cancel), Cancel);
    }
}
