using System.Net;
using System.Text.RegularExpressions;
using LangSon.Txct.Support;
using static LangSon.Txct.Support.ModuleContents;
using static LangSon.Txct.Support.TextOrder;

namespace LangSon.Txct.Petitions.Screens;

/// <summary>Answers and the Office's own words, as a browser without scripts enters them.</summary>
public partial class AnswerPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_report_suggests_which_petitions_it_answers_and_a_person_keeps_what_he_marks()
    {
        await using var app = await OpenAsync();
        var report = await app.ShowAsync(
            Metadata("PetitionResolutionReport", "Kết quả giải quyết kiến nghị", "305/BC-UBND"), "báo cáo.docx",
            new WordFile().Lines("BÁO CÁO kết quả giải quyết kiến nghị của cử tri").Table(
                ["STT", "Nội dung kiến nghị", "Cơ quan giải quyết", "Kết quả giải quyết"],
                ["1", "Đề nghị kéo điện cho thôn Khuổi Nà.", "Sở Công Thương", "Đã giải quyết xong: đã đóng điện ngày 20/6/2024."]).ToBytes());
        using var office = app.SignInToAct("role=office", "sub=vp-01");

        AssertInOrder(await office.GetStringAsync("office/answers", Cancel), "Kết quả giải quyết kiến nghị", "Số 305/BC-UBND");
        var page = WebUtility.HtmlDecode(await office.GetStringAsync($"office/answers/{report.DocumentId}", Cancel));
        AssertInOrder(page, "Đề nghị kéo điện cho thôn Khuổi Nà.", "đã đóng điện ngày 20/6/2024", "Đã giải quyết xong", "Trả lời cho kiến nghị nào?", "checked");
        var id = Marked().Match(page).Groups[1].Value;

        using var nothing = await office.PostAsync($"office/answers/{report.DocumentId}", Form(("class-0", "resolved")), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        using var kept = await office.PostAsync($"office/answers/{report.DocumentId}", Form(("class-0", "resolved"), ("agency-0", "Sở Công Thương"), ("id-0", id)), Cancel);

        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        AssertInOrder(WebUtility.HtmlDecode(await office.GetStringAsync(kept.Headers.Location, Cancel)), "Đã ghi trả lời cho 1 kiến nghị.", "Lấy lại việc vừa làm", "đã trả lời theo văn bản số 305/BC-UBND");
        AssertInOrder(WebUtility.HtmlDecode(await office.GetStringAsync($"office/petitions/{id}", Cancel)), "Trả lời: Đã giải quyết xong", "Sở Công Thương · văn bản số 305/BC-UBND");
    }

    [Fact]
    public async Task An_answer_by_letter_is_entered_on_the_petitions_page()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        var id = (await office.PetitionsAsync())[0].Of("id");

        using var without = await office.PostAsync($"office/answers/letter/{id}", Form(("class", "inProgress"), ("agency", "Sở Công Thương"), ("words", "")), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using var kept = await office.PostAsync(
            $"office/answers/letter/{id}",
            Form(("class", "inProgress"), ("agency", "Sở Công Thương"), ("words", "Đang khảo sát tuyến."), ("dueOn", "31/12/2024"), ("number", "88/SCT-QLNL"), ("issuedOn", "05/7/2024")), Cancel);

        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        AssertInOrder(WebUtility.HtmlDecode(await office.GetStringAsync($"office/petitions/{id}", Cancel)), "Trả lời: Đang giải quyết", "Đang khảo sát tuyến.", "Thời hạn 31/12/2024", "88/SCT-QLNL");
    }

    [Fact]
    public async Task A_word_of_the_Offices_own_is_added_looked_at_and_removed()
    {
        await using var app = await OpenAsync();
        using var office = app.SignInToAct("role=office", "sub=vp-01");
        using var committee = app.SignIn("role=standingCommittee");

        using var wrong = await office.PostAsync("office/words", Form(("words", "x"), ("field", "nope")), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Xin ghi từ (2 đến 100 chữ cái)", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);

        using var kept = await office.PostAsync("office/words", Form(("words", "cửa khẩu Giả Định"), ("field", "giao-thong"), ("competence", "tinh")), Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        var page = WebUtility.HtmlDecode(await committee.GetStringAsync("office/words", Cancel));
        Assert.Contains("cửa khẩu Giả Định", page, StringComparison.Ordinal);
        Assert.DoesNotContain("method=\"post\"", page, StringComparison.Ordinal);

        using var removed = await office.PostAsync("office/words/remove", Form(("words", "cửa khẩu Giả Định")), Cancel);
        Assert.DoesNotContain("cửa khẩu Giả Định", WebUtility.HtmlDecode(await office.GetStringAsync("office/words", Cancel)), StringComparison.Ordinal);
    }

    private static async Task<ModuleApp> OpenAsync()
    {
        var app = await ModuleApp.StartAsync();
        await app.KnowTheYearAsync();
        await app.ReadAsync("T06", "Đề nghị kéo điện cho thôn Khuổi Nà.");
        return app;
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));

    [GeneratedRegex("name=\"id-0\" value=\"([^\"]+)\"")]
    private static partial Regex Marked();
}
