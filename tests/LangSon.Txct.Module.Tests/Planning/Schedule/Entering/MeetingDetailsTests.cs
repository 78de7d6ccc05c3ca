using System.Net;
using LangSon.Txct.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LangSon.Txct.Planning.Schedule.Entering;

/// <summary>What else is said of a meeting: its form, with whom, whom to invite, how many voters.</summary>
public class MeetingDetailsTests
{
    private const string Round = "2024-post-mid";

    private static readonly Dictionary<string, string> Usual = new() { ["File"] = "", ["Id"] = "", ["Day"] = "12/7/2024", ["Time"] = "8h00", ["Place"] = "Nhà văn hóa", ["Delegates"] = "Lý Thị B" };

    private static readonly Dictionary<string, string> Told = new(Usual)
    {
        ["Form"] = "Thematic", ["Theme"] = "Đất đai", ["Joint"] = "đại biểu Quốc hội, HĐND xã", ["Invited"] = "Sở Y tế: thiếu thuốc ở trạm xá\r\nSở Giao thông vận tải", ["Expected"] = "1.250", ["Attending"] = "",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_helper_tells_is_kept_and_shown()
    {
        await using var app = await OpenAsync();
        using var helper = app.SignIn("role=groupAssistant", "groupId=T01");

        using var answer = await KeepAsync(helper, Told);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var meeting = Assert.Single(await MeetingsAsync(app));
        Assert.Equal((MeetingForm.Thematic, "Đất đai", 1250, (int?)null), (meeting.Form, meeting.Theme, meeting.VotersExpected, meeting.VotersAttending));
        Assert.Equal(["đại biểu Quốc hội", "HĐND xã"], meeting.JointLevels);
        Assert.Equal([new InvitedBody("Sở Y tế", "thiếu thuốc ở trạm xá", ProposalState.Proposed), new InvitedBody("Sở Giao thông vận tải", "", ProposalState.Proposed)], meeting.Invited);
        var html = await helper.GetStringAsync($"schedule?round={Round}", Cancel);
        Assert.Contains("Tiếp xúc theo chuyên đề: Đất đai", html);
        Assert.Contains("Kết hợp với đại biểu Quốc hội, HĐND xã", html);
        Assert.Contains("Đề nghị Thường trực HĐND cho mời: Sở Y tế, Sở Giao thông vận tải", html);
        Assert.Contains("Dự kiến 1250 cử tri", html);
    }

    [Fact]
    public async Task Only_the_office_says_what_the_standing_committee_has_decided()
    {
        await using var app = await OpenAsync();
        using var helper = app.SignIn("role=groupAssistant", "groupId=T01");
        using var office = app.SignIn("role=office");
        using var proposed = await KeepAsync(helper, new(Told) { ["Proposal"] = "Agreed" });
        var meeting = Assert.Single(await MeetingsAsync(app));
        Assert.All(meeting.Invited, body => Assert.Equal(ProposalState.Proposed, body.State));
        Assert.DoesNotContain("name=\"Proposal\"", await helper.GetStringAsync($"schedule/T01/{meeting.Id}", Cancel));
        Assert.Contains("name=\"Proposal\"", await office.GetStringAsync($"schedule/T01/{meeting.Id}", Cancel));

        using var agreed = await KeepAsync(office, new(Told) { ["Id"] = meeting.Id, ["Proposal"] = "Agreed" });
        using var changed = await KeepAsync(helper, new(Told) { ["Id"] = meeting.Id, ["Invited"] = "Sở Y tế: thiếu thuốc ở trạm xá\nSở Công Thương" });

        Assert.Equal(
            [("Sở Y tế", ProposalState.Agreed), ("Sở Công Thương", ProposalState.Proposed)], Assert.Single(await MeetingsAsync(app)).Invited.Select(body => (body.Name, body.State)));
    }

    [Fact]
    public async Task What_a_form_does_not_ask_for_stays_and_the_same_again_changes_nothing()
    {
        await using var app = await OpenAsync();
        using var office = app.SignIn("role=office");
        using var told = await KeepAsync(office, Told);
        var before = Assert.Single(await MeetingsAsync(app));

        using var usual = await KeepAsync(office, new(Usual) { ["Id"] = before.Id });
        using var same = await KeepAsync(office, new(Told) { ["Id"] = before.Id });

        Assert.Contains("kept=0", usual.Headers.Location!.ToString());
        Assert.Contains("kept=0", same.Headers.Location!.ToString());
        Assert.Equal(before.Sequence, Assert.Single(await MeetingsAsync(app)).Sequence);
    }

    [Theory]
    [InlineData("Attending", "chừng một trăm", "Xin ghi số cử tri bằng chữ số")]
    [InlineData("Expected", "-5", "Xin ghi số cử tri bằng chữ số")]
    [InlineData("Expected", "1000000", "không quá 99.999")]
    [InlineData("Theme", "x300", "Chuyên đề dài quá 300 chữ")]
    [InlineData("Invited", "x2001", "Danh sách cơ quan mời dài quá 2000 chữ")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_kept(string field, string typed, string message)
    {
        await using var app = await OpenAsync();
        using var office = app.SignIn("role=office");

        using var answer = await KeepAsync(office, new(Told) { [field] = typed[0] == 'x' ? new string('x', int.Parse(typed[1..], System.Globalization.CultureInfo.InvariantCulture) + 1) : typed });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains(message, html);
        Assert.Contains("<details open", html);
        Assert.Empty(await MeetingsAsync(app));
    }

    [Fact]
    public async Task A_form_and_a_decision_that_do_not_exist_are_taken_for_the_usual_ones()
    {
        await using var app = await OpenAsync();
        using var office = app.SignIn("role=office");

        using var answer = await KeepAsync(office, new(Told) { ["Form"] = "77", ["Proposal"] = "<b>" });

        var meeting = Assert.Single(await MeetingsAsync(app));
        Assert.Equal((MeetingForm.Periodic, ProposalState.Proposed), (meeting.Form, meeting.Invited[0].State));
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }

    private static async Task<HttpResponseMessage> KeepAsync(HttpClient browser, Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"schedule/T01?round={Round}") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await browser.SendAsync(request, Cancel);
    }

    private static Task<IReadOnlyList<Meeting>> MeetingsAsync(ModuleApp app) => app.Services.GetRequiredService<IMeetings>().OfRoundAsync(Round, Cancel);
}
