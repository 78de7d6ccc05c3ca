using System.Net;
using LangSon.Txct.Collecting.Inbox;
using LangSon.Txct.Collecting.Sources;
using LangSon.Txct.Storage;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Collecting.Waiting;

/// <summary>Groups' papers of which a person says what they are.</summary>
public class WaitingPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paper_that_waits_says_why_with_what_is_suggested_and_the_board_leads_to_it()
    {
        await using var app = await OpenAsync();
        using var office = app.SignIn("role=office");

        AssertInOrder(await office.GetStringAsync("office", Cancel), "Việc cần làm", "1 văn bản của Tổ chờ xem lại", "/txct/office/waiting");
        AssertInOrder(await office.GetStringAsync("office/waiting", Cancel), "Chưa rõ là của Tổ nào.", "<option value=\"T03\" selected", "<option value=\"2024-post-mid\" selected", "Không nhận");
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_beside_the_paper_and_nothing_is_decided()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office");

        using var answer = await PostAsync(office, ("act", "take"), ("group", "T03"), ("round", "2024-post-mid"), ("kind", "Minutes"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Xin ghi ngày và nơi tiếp xúc.", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(InboxState.Held, await StateAsync(app));
    }

    [Theory]
    [InlineData("take", InboxState.Received)]
    [InlineData("discard", InboxState.Discarded)]
    public async Task A_person_takes_it_or_does_not_and_it_stays_in_the_register(string act, object state)
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office", "sub=vp-01");

        using var answer = await PostAsync(office, ("act", act), ("group", "T03"), ("round", "2024-post-mid"), ("kind", "VoterContactReport"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        AssertInOrder(await office.GetStringAsync(answer.Headers.Location, Cancel), "Đã ghi nhận.", "Không có văn bản nào của các Tổ chờ xem lại.");
        Assert.Equal((InboxState)state, await StateAsync(app));
        using var again = await PostAsync(office, ("act", "discard"));
        Assert.Contains("không còn chờ người xử lý", await again.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        var (inbox, source, now) = (app.Services.GetRequiredService<IInbox>(), new FakeReportSource("thư"), app.Time.GetUtcNow());
        await app.Services.GetRequiredService<ISourceRegister>().ReceiveAsync(source, [source.Add("r1")], true, null, now, Cancel);
        var row = Assert.Single(await inbox.OpenAsync(source.Id, now, 0, Cancel));
        var held = new Decision(InboxState.Held, "no-group", "Chưa rõ là của Tổ nào.") { Suggestion = new Suggestion("T03", "2024-post-mid", "VoterContactReport", null), Report = row.Report with { GroupId = null, Round = null, Kind = null, Meeting = null } };
        await app.Services.GetRequiredService<IDatabase>().WriteAsync(work => inbox.DecideAsync(work, row, held, Cancel), Cancel);
        return app;
    }

    private static async Task<InboxState> StateAsync(ModuleApp app) => Assert.Single(await app.Services.GetRequiredService<IInbox>().AllAsync(Cancel)).State;

    private static Task<HttpResponseMessage> PostAsync(HttpClient office, params (string Name, string Value)[] fields) =>
        office.PostAsync("office/waiting/1", new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))), Cancel);
}
