using System.Net;
using System.Text.Json;
using LangSon.Txct.Central;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Delivery;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Collecting.Taken;

/// <summary>Groups' papers hold personal data of voters: who sees them, and who confirms them.</summary>
public class TakenPaperTests
{
    private const string List = "api/collecting/papers?round=2024-post-mid";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("role=office", 2)]
    [InlineData("role=officeLead", 2)]
    [InlineData("role=standingCommittee", 2)]
    [InlineData("role=fatherlandFront", 2)]
    [InlineData("role=groupLeader;groupId=T06", 1)]
    [InlineData("role=groupAssistant;groupId=T06", 1)]
    [InlineData("role=delegate;groupId=T06", 1)]
    [InlineData("role=delegate;groupId=T05", 0)]
    [InlineData("role=delegate", 0)]
    [InlineData("role=admin", null)]
    public async Task A_paper_is_shown_to_those_whose_it_is_to_see(string person, int? seen)
    {
        await using var app = await ModuleApp.StartAsync();
        await TakeAsync(app, "T06");
        await TakeAsync(app, "T02");
        using var browser = app.SignIn(person.Split(';'));

        using var list = await browser.GetAsync(List, Cancel);
        using var file = await browser.GetAsync("api/collecting/papers/rep-T06/versions/1/files/1", Cancel);

        Assert.Equal(seen is null ? HttpStatusCode.Forbidden : HttpStatusCode.OK, list.StatusCode);
        Assert.Equal(seen switch { null => HttpStatusCode.Forbidden, 0 => HttpStatusCode.NotFound, _ => HttpStatusCode.OK }, file.StatusCode);
        if (seen is not null)
        {
            Assert.Equal(seen, JsonElement.Parse(await list.Content.ReadAsStringAsync(Cancel)).GetArrayLength());
            Assert.True(list.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task The_Fatherland_Front_confirms_once_and_all_see_when()
    {
        await using var app = await ModuleApp.StartAsync();
        await TakeAsync(app, "T06");
        var confirmed = app.Time.GetUtcNow();
        using var front = app.SignIn("role=fatherlandFront", "sub=mttq-01");
        front.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        using var first = await front.PostAsync("api/collecting/papers/rep-T06/versions/1/confirmation", null, Cancel);
        app.Time.Advance(TimeSpan.FromHours(1));
        using var again = await front.PostAsync("api/collecting/papers/rep-T06/versions/1/confirmation", null, Cancel);
        using var unknown = await front.PostAsync("api/collecting/papers/rep-T06/versions/2/confirmation", null, Cancel);

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NotFound], [first.StatusCode, again.StatusCode, unknown.StatusCode]);
        using var office = app.SignIn("role=office");
        var row = Assert.Single(JsonElement.Parse(await office.GetStringAsync(List, Cancel)).EnumerateArray());
        Assert.Equal(("mttq-01", confirmed), (row.GetProperty("confirmedBy").GetString(), row.GetProperty("confirmedAt").GetDateTimeOffset()));
    }

    [Theory]
    [InlineData("role=office")]
    [InlineData("role=groupLeader;groupId=T06")]
    public async Task Nobody_else_confirms_for_the_Front(string person)
    {
        await using var app = await ModuleApp.StartAsync();
        await TakeAsync(app, "T06");
        using var browser = app.SignIn(person.Split(';'));
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        using var answer = await browser.PostAsync("api/collecting/papers/rep-T06/versions/1/confirmation", null, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task When_a_paper_has_reached_the_central_system_both_addressees_are_told_and_the_group_is_thanked()
    {
        await using var app = await ModuleApp.StartAsync();
        await TakeAsync(app, "T06");

        var notices = await app.NoticesAsync();

        Assert.Equal([["office", "fatherlandFront"], ["groupLeader:T06", "groupAssistants:T06"]], notices.Select(notice => notice.To.ToArray()));
        Assert.Equal(["Tổ đại biểu số 06 đã gửi báo cáo tổng hợp ý kiến, kiến nghị cử tri", "Văn phòng đã nhận báo cáo tổng hợp ý kiến, kiến nghị cử tri của Tổ"], notices.Select(notice => notice.Title));
    }

    /// <summary>A group's report that was taken and delivered.</summary>
    private static async Task TakeAsync(ModuleApp app, string group)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes($"Báo cáo của {group}");
        await app.StoreAsync(bytes);
        Part[] files = [new("bao cao.docx", "application/msword", bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)))];
        var (inbox, source, now) = (app.Services.GetRequiredService<IInbox>(), new FakeReportSource(group), app.Time.GetUtcNow());
        await app.Services.GetRequiredService<ISourceRegister>().ReceiveAsync(source, [source.Add("r1")], true, null, now, Cancel);
        var row = Assert.Single(await inbox.OpenAsync(group, now, 0, Cancel));
        var observer = app.Services.GetServices<IDeliveryObserver>().Single(each => each.Kind == DeliveryPayload.Report);
        await app.Services.GetRequiredService<IDatabase>().WriteAsync(
            async work =>
            {
                await inbox.DecideAsync(work, row, new Decision(InboxState.Applied) { Files = files }, Cancel);
                await inbox.AddReportAsync(
                    work, new KnownReport($"rep-{group}", 1, group, "2024-post-mid", "VoterContactReport", "Báo cáo", group, "r1", row.ContentSha256, "", now), Cancel);
                await observer.DeliveredAsync(work, null!, new CommitReceipt($"rep-{group}", 1, now, files), Cancel);
            },
            Cancel);
    }
}
