using System.Net;
using System.Net.Http.Headers;
using LangSon.Txct.Planning.FollowUp;
using LangSon.Txct.Support;
using static LangSon.Txct.Support.ModuleContents;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Collecting.Uploads;

/// <summary>"Gửi báo cáo của Tổ", as a browser without scripts uses it.</summary>
public class GroupPapersPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sent_has_a_receipt_and_stands_in_the_list()
    {
        await using var app = await OpenAsync();
        using var leader = app.SignInToAct("role=groupLeader", "groupId=T03", "sub=to-truong-3");

        using var answer = await leader.PostAsync("group", Form(("kind", "Minutes"), ("round", "2024-post-mid"), ("date", "12/7/2024"), ("place", "Nhà văn hóa xã")), Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await leader.GetStringAsync(answer.Headers.Location, Cancel);

        AssertInOrder(page, "Văn phòng đã nhận. Mã tiếp nhận TXCT-2024-T03-01.", "Tổ đại biểu số 03", "Đã gửi", "Biên bản tiếp xúc cử tri đợt b · mã tiếp nhận TXCT-2024-T03-01", "bien-ban.docx");
    }

    [Theory]
    [InlineData("kind=Minutes", "Xin ghi ngày và nơi tiếp xúc.")]
    [InlineData("kind=Minutes;date=32/7/2024", "Ngày tiếp xúc chưa đúng.")]
    [InlineData("kind=", "Xin chọn loại")]
    [InlineData("kind=Thing", "Xin chọn loại")]
    public async Task A_form_that_lacks_something_comes_back_as_it_was_filled_in_and_leaves_nothing_behind(string fields, string says)
    {
        await using var app = await OpenAsync();
        using var leader = app.SignInToAct("role=groupLeader", "groupId=T03");

        using var answer = await leader.PostAsync("group", Form([("round", "2024-post-mid"), .. fields.Split(';').Select(field => (field.Split('=')[0], field.Split('=')[1])), ("note", "Ghi chú còn đây")]), Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        AssertInOrder(await answer.Content.ReadAsStringAsync(Cancel), "Chưa gửi được", says, "TXCT-COL-013", "Ghi chú còn đây", "Tổ chưa gửi văn bản nào");
        Assert.Equal("[]", await leader.GetStringAsync("api/collecting/submissions", Cancel));
    }

    [Fact]
    public async Task Without_a_file_nothing_is_sent()
    {
        await using var app = await OpenAsync();
        using var leader = app.SignInToAct("role=groupAssistant", "groupId=T03");
        using var form = new MultipartFormDataContent { { new StringContent("VoterContactReport"), "kind" }, { new StringContent("2024-post-mid"), "round" } };

        using var answer = await leader.PostAsync("group", form, Cancel);

        Assert.Contains("Xin kèm ít nhất một tệp.", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadlines_of_the_own_group_stand_first_with_how_they_come_about()
    {
        await using var app = await OpenAsync();
        await app.MeetAsync("T03", new DateOnly(2024, 7, 12));
        using var leader = app.SignIn("role=groupLeader", "groupId=T03");

        AssertInOrder(await leader.GetStringAsync("group", Cancel), "Thời hạn của Tổ", "hạn ", "hết ngày", "Gửi văn bản");
    }

    [Fact]
    public async Task A_delegate_who_speaks_for_no_group_is_not_let_in()
    {
        await using var app = await OpenAsync();
        using var reader = app.SignIn("role=delegate", "groupId=T03");

        using var answer = await reader.GetAsync("group", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        var file = new ByteArrayContent(new WordFile().Lines("BIÊN BẢN").ToBytes());
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", "bien-ban.docx");
        return form;
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        return app;
    }
}
