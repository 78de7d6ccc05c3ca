using System.Net;
using LangSon.Txct.Support;
using static LangSon.Txct.Support.ModuleContents;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Collecting.Taken;

/// <summary>The groups' papers as a page.</summary>
public class TakenPageTests
{
    private const string Page = "papers?round=2024-post-mid";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_Fatherland_Front_confirms_a_paper_once_and_the_Office_sees_that()
    {
        await using var app = await OpenAsync();
        using var front = app.SignInToAct("role=fatherlandFront", "sub=mt-01");
        using var office = app.SignIn("role=office");
        AssertInOrder(await front.GetStringAsync(Page, Cancel), "Tổ đại biểu số 03", "Báo cáo tổng hợp", "báo cáo.docx", "Xác nhận đã nhận");

        using var answer = await front.PostAsync("papers/confirmation", Form("rep-T03-VoterContactReport-2024-post-mid", "1"), Cancel);

        Assert.Equal((HttpStatusCode.SeeOther, "/txct/papers?round=2024-post-mid&done=1"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        AssertInOrder(await office.GetStringAsync(Page, Cancel), "Tổ đại biểu số 03", "Ủy ban MTTQ đã nhận lúc");
        Assert.DoesNotContain("<form", await office.GetStringAsync(Page, Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role=delegate;groupId=T03", 1)]
    [InlineData("role=groupLeader;groupId=T04", 0)]
    [InlineData("role=standingCommittee", 1)]
    public async Task Each_sees_the_papers_of_the_own_group_and_the_Standing_Committee_all(string person, int count)
    {
        await using var app = await OpenAsync();
        using var reader = app.SignIn(person.Split(';'));

        Assert.Equal(count, (await reader.GetStringAsync(Page, Cancel)).Split("Báo cáo tổng hợp").Length - 1);
    }

    [Theory]
    [InlineData("rep-T03-VoterContactReport-2024-post-mid", "7")]
    [InlineData("rep-none", "1")]
    [InlineData("rep-none", "x")]
    public async Task What_is_not_there_cannot_be_confirmed(string id, string version)
    {
        await using var app = await OpenAsync();
        using var front = app.SignInToAct("role=fatherlandFront");

        using var answer = await front.PostAsync("papers/confirmation", Form(id, version), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("TXCT-COL-004", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_is_none_is_said_and_an_empty_one_says_what_will_come()
    {
        await using var app = await OpenAsync();
        using var front = app.SignIn("role=fatherlandFront");

        using var none = await front.GetAsync("papers?round=1999-x", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("Chưa có văn bản nào của đợt này.", await front.GetStringAsync("papers?round=2024-pre-end", Cancel), StringComparison.Ordinal);
    }

    private static FormUrlEncodedContent Form(string id, string version) => new([new("id", id), new("version", version), new("round", "2024-post-mid")]);

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        await app.ReadAsync("T03", "Đề nghị kéo điện cho thôn Khuổi Nà.");
        return app;
    }
}
